namespace EmotionEdge.Core.Sensing;

/// <summary>How a picture is lit and focused; for the technician who sets the camera up.</summary>
/// <param name="Number">Counts the looks at one stream, from 1.</param>
/// <param name="Brightness">Mean grey, 0 to 255.</param>
/// <param name="Contrast">Standard deviation of grey over the picture, 0 to 127.</param>
/// <param name="BurntShare">Share of the picture that is white or nearly so, 0 to 1.</param>
/// <param name="Sharpness">
/// Mean squared difference of neighbours by that of points eight times as far apart (1/640 and 1/80 of the picture's width):
/// 0.016 for what is smooth, 0.05 and more for what is in focus.
/// </param>
/// <param name="Faces">Faces that were seen.</param>
/// <param name="FaceBrightness">Mean grey of the brightest face, 0 to 255; 0 without any.</param>
/// <param name="FaceSharpness">Of those that are large enough to tell, the sharpest face's, 0 to 1; <see langword="null"/> without any.</param>
public readonly record struct PictureLook(
    long Number,
    double Brightness,
    double Contrast,
    double BurntShare,
    double Sharpness,
    int Faces = 0,
    double FaceBrightness = 0,
    double? FaceSharpness = null)
{
    /// <summary>With less than this a picture shows nothing; with less than the second, not enough to tell its focus.</summary>
    private const double NoContrast = 4;
    private const double FairContrast = 20;

    /// <summary>Below this it is too dark, above the second no longer; faces are read at full quality from 48 on.</summary>
    private const double TooDark = 30;
    private const double LightEnough = 42;

    private const double TooBright = 215;
    private const double DarkFace = 48;

    /// <summary>A window or lamp in the picture.</summary>
    private const double Glare = 0.05;

    /// <summary>Between what is blurred by three pixels of 640 or more and what is in focus.</summary>
    private const double TooSmooth = 0.026;
    private const double SharpEnough = 0.034;
    private const double SoftFace = 0.2;
    private const double CrispFace = 0.4;

    /// <summary>What the picture says about a hint.</summary>
    /// <param name="hint">One of the camera's.</param>
    /// <param name="isAnyoneThere">Whether it matters: a dark room at night without anybody is as it should be.</param>
    public HintVerdict VerdictOn(SensorHint hint, bool isAnyoneThere) => hint switch
    {
        SensorHint.Covered => When(IsBlank && (isAnyoneThere || !IsDark), !IsBlank),
        SensorHint.Dark => When(IsDark && !IsBlank && isAnyoneThere, Brightness > LightEnough),
        SensorHint.Bright => When(BurntShare > 0.4 || Brightness > TooBright, BurntShare < 0.25 && Brightness < TooBright - 10),
        SensorHint.AgainstLight => Faces == 0
            ? HintVerdict.Open
            : When(
                FaceBrightness < DarkFace && BurntShare > Glare && Brightness > FaceBrightness + DarkFace,
                FaceBrightness > DarkFace + 12 || Brightness < FaceBrightness + DarkFace - 12),
        SensorHint.Blurred => OfFocus(),
        _ => HintVerdict.Open,
    };

    private bool IsBlank => Contrast < NoContrast;

    private bool IsDark => Brightness < TooDark;

    /// <summary>Faces tell best; one that moves is blurred for a moment, and so are all in the dark.</summary>
    private HintVerdict OfFocus() =>
        IsDark || Contrast < FairContrast ? HintVerdict.Open
        : FaceSharpness is { } face ? When(face < SoftFace, face > CrispFace)
        : When(Sharpness < TooSmooth, Sharpness > SharpEnough);

    private static HintVerdict When(bool bad, bool good) => bad ? HintVerdict.Bad : good ? HintVerdict.Good : HintVerdict.Open;
}
