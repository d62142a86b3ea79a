using System.Numerics;
using System.Runtime.CompilerServices;

namespace EmotionEdge.Vision.Posture;

/// <summary>One body in one frame: seventeen points, one a <see cref="BodyPart"/>.</summary>
[InlineArray(Count)]
public struct Pose
{
    public const int Count = 17;

    /// <summary>From this score on a point counts as seen.</summary>
    public const float LeastScore = 0.3f;

    /// <summary>Fewer seen points above the knees are no person.</summary>
    private const int LeastPoints = 5;

    private KeyPoint _first;

    public KeyPoint this[BodyPart part]
    {
        readonly get => this[(int)part];
        set => this[(int)part] = value;
    }

    /// <summary>Whether there is a body at all: five points above the knees, a shoulder among them.</summary>
    public readonly bool IsPerson
    {
        get
        {
            var seen = 0;
            for (var part = BodyPart.Nose; part < BodyPart.LeftKnee; part++)
                seen += Sees(part) ? 1 : 0;
            return seen >= LeastPoints && (Sees(BodyPart.LeftShoulder) || Sees(BodyPart.RightShoulder));
        }
    }

    /// <summary>Whether a part is seen, and not guessed.</summary>
    public readonly bool Sees(BodyPart part) => this[part].Score >= LeastScore;

    /// <summary>Where a part is; <see langword="null"/> where it is not seen.</summary>
    public readonly Vector2? Find(BodyPart part) => Sees(part) ? this[part].At : null;

    /// <summary>The middle between two parts; <see langword="null"/> where one is not seen.</summary>
    public readonly Vector2? Between(BodyPart one, BodyPart other) =>
        Sees(one) && Sees(other) ? (this[one].At + this[other].At) / 2 : null;

    /// <summary>The middle of what is seen of nose and eyes; <see langword="null"/> where nothing is.</summary>
    public readonly Vector2? Head
    {
        get
        {
            var sum = Vector2.Zero;
            var seen = 0;
            for (var part = BodyPart.Nose; part <= BodyPart.RightEye; part++)
            {
                if (!Sees(part))
                    continue;
                sum += this[part].At;
                seen++;
            }

            return seen > 0 ? sum / seen : null;
        }
    }

    /// <summary>Whether this is the body of a face, and not of the neighbour: the head lies in the face's box, or a fifth of it beside.</summary>
    public readonly bool Wears(in Box face) =>
        Head is { } head
        && MathF.Abs(head.X - face.CenterX) <= 0.6f * face.Width
        && MathF.Abs(head.Y - face.CenterY) <= 0.6f * face.Height;
}
