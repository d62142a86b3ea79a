using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using EmotionEdge.Core;
using EmotionEdge.Core.Status;
using EmotionEdge.Mqtt.Payloads;
using Xunit;

namespace EmotionEdge.Mqtt.Tests.Payloads;

/// <summary>No type that is sent has room for a picture, a sound, a text of a person, or a series of one person.</summary>
public sealed class OnlyNumbersAndLabelsTests
{
    private const string Label = "^[A-Za-z][A-Za-z0-9-]{0,31}$";
    private const string Time = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$";
    private const string Id = "^[A-Za-z0-9-]{1,64}$";
    private static readonly string Line = $"^.{{1,{Sentence.MaximumLength}}}$";

    // Every text that leaves the device, and what it looks like. A new one has to be thought about here.
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["AlertPayload.EventType"] = Label,
        ["AlertPayload.Id"] = Id,
        ["AlertPayload.Modalities"] = Label,
        ["AlertPayload.Reason"] = Line,
        ["AlertPayload.Rule"] = "^[a-z0-9][a-z0-9-]{0,39}$",
        ["AlertPayload.Severity"] = Label,
        ["EvidencePayload.Dominant"] = Label,
        ["EvidencePayload.Senses"] = Label,
        ["HintPayload.Advice"] = Line,
        ["HintPayload.Name"] = Label,
        ["HintPayload.Sensor"] = Label,
        ["HintPayload.Since"] = Time,
        ["ModalityPayload.Dominant"] = Label,
        ["ModalityPayload.Event"] = Label,
        ["ModalityPayload.Scores"] = Label,
        ["ModelStatus.Id"] = Id,
        ["ModelStatus.Precision"] = Label,
        ["ModelStatus.Task"] = Label,
        ["ModelStatus.Version"] = @"^[0-9A-Za-z.+-]{1,32}$",
        ["Payload.Time"] = Time,
        ["PosturePayload.Action"] = Label,
        ["PosturePayload.Shares"] = Label,
        ["SenseEvidencePayload.Dominant"] = Label,
        ["SensorPayload.Detail"] = Line,
        ["SensorPayload.Name"] = Label,
        ["SensorPayload.Since"] = Time,
        ["SensorPayload.State"] = Label,
        ["StatusPayload.Problems"] = Line,
        ["StatusPayload.Version"] = @"^[0-9A-Za-z.+-]{1,32}$",
        ["SummaryPayload.Contributions"] = Label,
        ["SummaryPayload.Dominant"] = Label,
        ["SummaryPayload.Scores"] = Label,
        ["SummaryPayload.Sensors"] = Label,
        ["SummaryPayload.Shares"] = Label,
    };

    private static readonly Type[] Payloads =
        [.. typeof(Payload).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Payload)) && !type.IsAbstract)];

    [Fact]
    public void Every_property_that_can_be_sent_is_a_number_or_a_text_that_was_thought_about()
    {
        var properties = Payloads.SelectMany(Properties).DistinctBy(NameOf).ToArray();

        Assert.Equal(5, Payloads.Length);
        Assert.Equal(Texts.Keys.Order(StringComparer.Ordinal), properties.Where(HoldsText).Select(NameOf).Order(StringComparer.Ordinal));
        Assert.All(properties, property => Assert.True(IsPlain(property.PropertyType), $"{NameOf(property)}: {property.PropertyType} may hold anything"));
    }

    [Fact]
    public void What_is_written_looks_as_it_should()
    {
        var hostile = new string('\u0007', 3) + new string('Z', 5_000);
        byte[][] written =
        [
            PayloadWriter.Write(Examples.Summary, 1, minimumPeople: 1),
            PayloadWriter.Write(Examples.Face, 2),
            PayloadWriter.Write(Examples.Sound, 2),
            PayloadWriter.Write(Examples.Posture, 2, minimumPeople: 1),
            PayloadWriter.Write(Examples.Alert with { Reason = hostile }, 3),
            PayloadWriter.Write(Status(hostile), new MqttCounters(1, 2, 3, 4, 5), 4),
        ];
        var types = new[] { typeof(SummaryPayload), typeof(ModalityPayload), typeof(ModalityPayload), typeof(PosturePayload), typeof(AlertPayload), typeof(StatusPayload) };

        foreach (var (payload, type) in written.Zip(types))
        {
            Assert.InRange(payload.Length, 1, 8_192);
            var value = JsonSerializer.Deserialize(payload, type, PayloadContext.Readable)!;
            AssertHarmless(value);
        }
    }

    [Fact]
    public void Nothing_tells_one_person_from_another()
    {
        var names = Payloads.SelectMany(Properties).Select(property => property.Name).ToArray();

        Assert.DoesNotContain(names, name => Regex.IsMatch(name, "Track|Person|Face(Id|s?Box)|Box|Landmark|Embedding|Heart|Skin|Conductance|Physiology|Subject(Id|s?$)(?<!Subjects)"));
        Assert.Equal(typeof(int), typeof(ModalityPayload).GetProperty("Subjects")!.PropertyType);
        Assert.Equal(typeof(int), typeof(SummaryPayload).GetProperty("Faces")!.PropertyType);
    }

    private static StatusReport Status(string hostile) => Examples.Status with
    {
        Problems = [hostile],
        Sensors = [Examples.Sensors[0] with { Detail = hostile }],
    };

    private static string NameOf(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";

    private static IEnumerable<PropertyInfo> Properties(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            yield return property;
            foreach (var inner in ElementsOf(property.PropertyType).Where(IsOurs).SelectMany(Properties))
                yield return inner;
        }
    }

    private static Type[] ElementsOf(Type type) => type.IsGenericType ? type.GetGenericArguments() : [type];

    private static bool IsOurs(Type type) => type.Namespace!.StartsWith(nameof(EmotionEdge), StringComparison.Ordinal) && !type.IsEnum;

    private static bool HoldsText(PropertyInfo property) => ElementsOf(property.PropertyType).Contains(typeof(string));

    /// <summary>Numbers, truths, texts, our own records of these, and lists and tables of them; no bytes, no lists of numbers.</summary>
    private static bool IsPlain(Type type)
    {
        if (IsNumber(type) || type == typeof(bool) || type == typeof(string) || IsOurs(type))
            return true;
        if (!type.IsGenericType)
            return false;
        var arguments = type.GetGenericArguments();
        return type.GetGenericTypeDefinition() == typeof(Nullable<>)
            ? IsPlain(arguments[0])
            : arguments[0] == typeof(string) || IsOurs(arguments[0]);
    }

    private static bool IsNumber(Type type) => type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(double?);

    private static void AssertHarmless(object payload)
    {
        foreach (var property in payload.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            foreach (var part in PartsOf(property.GetValue(payload)))
            {
                if (part is string text)
                    Assert.Matches(Texts[NameOf(property)], text);
                else if (IsOurs(part.GetType()))
                    AssertHarmless(part);
            }
        }
    }

    private static IEnumerable<object> PartsOf(object? value) => value switch
    {
        null => [],
        string text => [text],
        IDictionary table => table.Keys.Cast<object>().Concat(table.Values.Cast<object?>().OfType<object>()),
        IEnumerable list => list.Cast<object>(),
        _ => [value],
    };
}
