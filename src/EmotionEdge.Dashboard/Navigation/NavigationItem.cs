namespace EmotionEdge.Dashboard.Navigation;

/// <summary>An entry in the navigation.</summary>
/// <param name="Path">Of the page: <c>/live</c>.</param>
/// <param name="Text">Name of its text in Resources/Strings.resx.</param>
/// <param name="Policy">Who sees it: one of <see cref="Security.Policies"/>.</param>
/// <param name="Order">Entries stand by this number: 10 the room, 20 analyses, 30 alerts, 40 trends, 80 and more the box.</param>
public sealed record NavigationItem(string Path, string Text, string Policy, int Order);
