using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace EmotionEdge.Configuration;

/// <summary>One key of the configuration: a property of an options class, or of one nested in it.</summary>
/// <param name="path">The property, after those that lead to it.</param>
/// <param name="prefix">What the key begins with: that of a list's entry.</param>
/// <param name="root">Where the path begins; <see langword="null"/> for the settings themselves.</param>
internal sealed class Setting(IReadOnlyList<PropertyInfo> path, string prefix = "", Func<Settings, object>? root = null)
{
    private readonly PropertyInfo property = path[^1];

    /// <summary>As written in files: <c>pacing.cpuShare</c>.</summary>
    public string Key { get; } = prefix + string.Join('.', path.Select(JsonName));

    /// <summary>As .NET's configuration spells it: <c>pacing:cpuShare</c>.</summary>
    public string Path => Key.Replace('.', ':');

    /// <summary>Of the property: <c>CpuShare</c>.</summary>
    public string Name => property.Name;

    /// <summary>Of its values.</summary>
    public Type ValueType => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    /// <summary>Must not be shown.</summary>
    public bool IsSecret => property.Name.EndsWith("Password", StringComparison.Ordinal);

    public object? Read(Settings settings) => property.GetValue(OwnerIn(settings));

    /// <summary>Sets the property from text; a sentence about what would be right where that is not possible.</summary>
    public string? TryWrite(Settings settings, string? text)
    {
        var options = OwnerIn(settings);
        if (string.IsNullOrEmpty(text) && IsOptional)
        {
            property.SetValue(options, null);
            return null;
        }

        object? value;
        try
        {
            value = Convert(text ?? "");
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            return Hint();
        }

        property.SetValue(options, value);
        var context = new ValidationContext(options) { MemberName = property.Name };
        return Validator.TryValidateProperty(value, context, []) ? null : Hint();
    }

    /// <summary>What values are right.</summary>
    public string Hint()
    {
        var parts = new List<string> { $"give {Describe(ValueType)}" };
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"from {range.Minimum} to {range.Maximum}"));
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
            parts.Add("one of " + string.Join(", ", allowed.Values.Where(value => value is not null)));
        if (property.GetCustomAttribute<RegularExpressionAttribute>() is { } pattern)
            parts.Add(pattern.ErrorMessage ?? $"matching {pattern.Pattern}");
        if (property.GetCustomAttribute<StringLengthAttribute>() is { } length)
            parts.Add($"at most {length.MaximumLength} characters long");
        return string.Join(", ", parts);
    }

    /// <summary>What the property says of itself; <see langword="null"/> where it does not.</summary>
    public T? Attribute<T>()
        where T : Attribute => property.GetCustomAttribute<T>();

    public static string JsonName(MemberInfo member) => char.ToLowerInvariant(member.Name[0]) + member.Name[1..];

    private bool IsOptional =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (property.PropertyType == typeof(string)
            && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable);

    private object OwnerIn(Settings settings) =>
        path.SkipLast(1).Aggregate(root?.Invoke(settings) ?? settings, (owner, step) => step.GetValue(owner)!);

    private object? Convert(string text)
    {
        if (ValueType == typeof(TimeSpan))
            return TimeSpan.Parse(text, CultureInfo.InvariantCulture);
        if (ValueType.IsEnum && !Enum.GetNames(ValueType).Contains(text, StringComparer.OrdinalIgnoreCase))
            throw new FormatException();
        return TypeDescriptor.GetConverter(ValueType).ConvertFromInvariantString(text);
    }

    private static string Describe(Type type)
    {
        if (type == typeof(bool))
            return "true or false";
        if (type == typeof(TimeSpan))
            return "a time as hh:mm:ss";
        if (type == typeof(TimeOnly))
            return "a time of day as hh:mm";
        if (type == typeof(int) || type == typeof(long))
            return "a whole number";
        if (type == typeof(float) || type == typeof(double))
            return "a number";
        return type.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(type)).ToLowerInvariant() : "a text";
    }
}
