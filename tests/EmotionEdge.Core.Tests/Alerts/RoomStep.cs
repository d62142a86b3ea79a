using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Core.Tests.Alerts;

/// <summary>One look at a made-up room.</summary>
/// <param name="Milliseconds">Since the look before; below zero where the clock was set back.</param>
/// <param name="Valence">Of the room and of the senses that agree.</param>
/// <param name="Dominant">The leading emotion; <see langword="null"/> when nothing is sensed.</param>
/// <param name="Senses">How many senses are there.</param>
/// <param name="Acknowledges">Whether somebody acknowledges all alerts after it.</param>
/// <param name="Sound">The sound event that is heard, if any.</param>
internal readonly record struct RoomStep(
    long Milliseconds, float Valence, Emotion? Dominant, int Senses, bool Acknowledges, SoundEvent? Sound = null);
