namespace EmotionEdge.Core.Commands;

/// <summary>Something that somebody outside (an MQTT subscriber, the command line) asks the service to do.</summary>
public abstract record Command;
