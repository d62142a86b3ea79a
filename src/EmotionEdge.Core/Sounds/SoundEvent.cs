namespace EmotionEdge.Core.Sounds;

/// <summary>What people are heard to do without words, in the order of the model's outputs; its seventh output is anything else.</summary>
public enum SoundEvent
{
    Laugh,
    Cry,
    Scream,
    Sigh,
    Cough,
    BabyCry,
}
