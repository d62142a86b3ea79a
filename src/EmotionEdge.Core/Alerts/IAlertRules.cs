namespace EmotionEdge.Core.Alerts;

/// <summary>
/// The alert rules as people read and edit them. A rule is a set of keys and values, written as in configuration files:
/// whoever shows or edits one need not know which keys there are. Thread-safe.
/// </summary>
public interface IAlertRules
{
    /// <summary>What a rule can say, in the order in which to show it.</summary>
    IReadOnlyList<AlertRuleField> Fields { get; }

    /// <summary>The rules in force.</summary>
    AlertRuleList Now { get; }

    /// <summary>Puts rules in force at once and keeps them: they take the place of those of the configuration.</summary>
    /// <exception cref="AlertRuleException">They will not do; carries all that is wrong.</exception>
    /// <exception cref="Storage.StorageException">They cannot be kept now; nothing has changed.</exception>
    Task<AlertRuleList> ChangeAsync(IReadOnlyList<IReadOnlyDictionary<string, string>> rules, CancellationToken cancellationToken);

    /// <summary>Goes back to the rules of the configuration.</summary>
    /// <exception cref="Storage.StorageException">That cannot be kept now; nothing has changed.</exception>
    Task<AlertRuleList> ResetAsync(CancellationToken cancellationToken);

    /// <summary>What rules would have made of the last 24 hours, beside what those in force would have; changes nothing.</summary>
    /// <exception cref="AlertRuleException">They will not do; carries all that is wrong.</exception>
    Task<AlertPreview> PreviewAsync(IReadOnlyList<IReadOnlyDictionary<string, string>> rules, CancellationToken cancellationToken);
}
