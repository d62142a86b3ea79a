namespace EmotionEdge.Dashboard.Passwords;

/// <summary>Too many passwords wait to be checked.</summary>
internal sealed class BusyException() : Exception("Too many people log in at this moment. Try again in some seconds.");
