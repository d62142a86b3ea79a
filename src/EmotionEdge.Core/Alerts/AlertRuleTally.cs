namespace EmotionEdge.Core.Alerts;

/// <summary>What one rule did.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Raised">How many alerts it raised.</param>
/// <param name="Escalated">How many steps they became more severe.</param>
/// <param name="Open">How long they were open, together.</param>
public sealed record AlertRuleTally(string Rule, int Raised, int Escalated, TimeSpan Open);
