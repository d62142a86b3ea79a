using System.Globalization;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Analysis.Plot;

/// <summary>
/// A recording as a picture (SVG): waveform, pitch and intensity, each sense's emotions over time, valence and arousal. Dark
/// stands for likely, and lines differ by dashes too, so that it can be read in print and by the colour-blind. Its size does not
/// grow with the recording.
/// </summary>
internal sealed class AnalysisPlot
{
    /// <summary>The drawing's left and right ends, and the size of each part.</summary>
    public const int Left = 96;
    public const int Right = 960;
    private const int Width = 1000;
    private const int WaveHeight = 80;
    private const int PitchHeight = 130;
    private const int RowHeight = 14;
    private const int AffectHeight = 100;
    private const int Gap = 34;

    public const double LowHertz = 60;
    public const double HighHertz = 500;
    private const double LowDbfs = -80;

    /// <summary>From M. Okabe and K. Ito, "Color Universal Design", 2008: told apart by everybody, and in grey.</summary>
    private const string Blue = "#0072B2";
    private const string Vermilion = "#D55E00";

    /// <summary>More marks than these would be a bar.</summary>
    private const int MostSyllables = 400;
    private const int Shades = 10;

    /// <summary>No voice leaps by half an octave in a column, nor does loudness by so much of its scale.</summary>
    private const double Leap = 0.16;

    private readonly AnalysisResult _result;
    private readonly SoundSketch _sound;
    private readonly EmotionColumns _emotions;
    private readonly double _seconds;
    private readonly SvgDrawing _svg;
    private int _top = 52;

    private AnalysisPlot(AnalysisResult result, SoundSketch sound, FusionOptions fusion)
    {
        var timeline = result.Timeline ?? [];
        _result = result;
        _sound = sound;
        _seconds = Math.Max(Math.Max(sound.Seconds, 0.1), timeline.Select(entry => entry.End).DefaultIfEmpty().Max());
        _emotions = new EmotionColumns(timeline, _seconds, fusion);
        var rows = _emotions.Rows.Count();
        var height = _top + (sound.Seconds > 0 ? WaveHeight + PitchHeight + (2 * Gap) : 0)
            + (rows * ((EmotionScores.Count * RowHeight) + Gap)) + AffectHeight + Gap + 12;
        _svg = new SvgDrawing(Width, height, $"{Path.GetFileName(result.File)}: emotions over time");
    }

    /// <summary>Draws a result.</summary>
    /// <param name="result">Of sound or a video.</param>
    /// <param name="sound">Its sound; empty where it has none.</param>
    /// <param name="fusion">How the senses count in the fused row.</param>
    public static string Svg(AnalysisResult result, SoundSketch sound, FusionOptions fusion)
    {
        var plot = new AnalysisPlot(result, sound, fusion);
        plot.Draw();
        return plot._svg.ToString();
    }

    private void Draw()
    {
        _svg.Text(12, 22, string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(_result.File)}: {_result.Dominant}{(_result.Confidence > 0 ? $" {_result.Confidence:0.00}" : "")}, valence {_result.Valence:+0.00;-0.00;0.00}, arousal {_result.Arousal:0.00}"), size: 14);
        if (_sound.Seconds > 0)
        {
            DrawWave();
            DrawPitch();
        }

        foreach (var row in _emotions.Rows)
            DrawEmotions(row);
        DrawAffect();
    }

    private void DrawWave()
    {
        Frame("waveform", WaveHeight, [(1, "1"), (0, "0"), (-1, "-1")], value => (1 - value) / 2);
        var columns = _sound.Columns;
        var (above, below) = (new (double, double)[columns.Length], new (double, double)[columns.Length]);
        for (var i = 0; i < columns.Length; i++)
        {
            above[i] = (ColumnX(i), _top + ((1 - Math.Min(1, columns[i].High)) / 2 * WaveHeight));
            below[i] = (ColumnX(i), _top + ((1 - Math.Max(-1, columns[i].Low)) / 2 * WaveHeight));
        }

        _svg.Polyline([.. above, .. below.Reverse(), above[0]], "style=\"fill:#555\" stroke=\"#555\" stroke-width=\"0.5\"");
        DrawSyllables(columns);
        EndPart(WaveHeight);
    }

    private void DrawSyllables(ReadOnlySpan<SketchColumn> columns)
    {
        var count = 0;
        foreach (var column in columns)
            count += column.Syllables;
        if (count is 0 or > MostSyllables)
            return;

        _svg.Text(Right, _top - 6, "marks below: syllables", anchor: "end", size: 10);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Syllables > 0)
                _svg.Add($"""<path d="M{ColumnX(i):0.0} {_top + WaveHeight + 1} v6" stroke="black"/>""");
        }
    }

    private void DrawPitch()
    {
        double[] marks = [75, 100, 150, 200, 300, 400];
        Frame(Voice(), PitchHeight, marks.Select(hertz => (hertz, string.Create(CultureInfo.InvariantCulture, $"{hertz} Hz"))), PitchPlace);
        foreach (var level in (double[])[-60, -40, -20, 0])
            _svg.Text(Right + 4, _top + (LevelPlace(level) * PitchHeight) + 4, string.Create(CultureInfo.InvariantCulture, $"{level} dB"), size: 9);

        DrawRuns(PitchHeight, i => _sound.Columns[i].LevelDbfs is { } level ? LevelPlace(Math.Max(level, LowDbfs)) : null, $"class=\"intensity\" stroke=\"{Vermilion}\" stroke-dasharray=\"4 2\"");
        DrawRuns(PitchHeight, i => _sound.Columns[i].PitchHertz is { } hertz ? PitchPlace(hertz) : null, $"class=\"pitch\" stroke=\"{Blue}\" stroke-width=\"2.2\" stroke-linecap=\"round\"");
        EndPart(PitchHeight);
    }

    private string Voice() => _result.Voice is { } voice
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"pitch (line) and intensity (dashes): {voice.PitchHertz:0} Hz ± {voice.PitchDeviation:0.0} semitones, {voice.SyllablesPerSecond:0.0} syllables/s, jitter {100 * voice.Jitter:0.0} %")
        : "pitch (line) and intensity (dashes)";

    /// <summary>Lines through the columns that have a value, broken where they have none and where they leap.</summary>
    private void DrawRuns(int height, Func<int, double?> place, string style)
    {
        var run = new List<(double X, double Y)>();
        for (var i = 0; i < _sound.Columns.Length; i++)
        {
            if (place(i) is not { } part)
            {
                EndRun(run, style);
                continue;
            }

            var y = _top + (part * height);
            if (run.Count > 0 && Math.Abs(run[^1].Y - y) > Leap * height)
                EndRun(run, style);
            run.Add((ColumnX(i), y));
        }

        EndRun(run, style);
    }

    private void EndRun(List<(double X, double Y)> run, string style)
    {
        // A single point would not be seen.
        if (run.Count == 1)
            run.Add((run[0].X + 0.5, run[0].Y));
        if (run.Count > 0)
            _svg.Polyline(run, style);
        run.Clear();
    }

    private void DrawEmotions(string row)
    {
        var height = EmotionScores.Count * RowHeight;
        Frame($"{row}: the darker, the likelier; a dot: the likeliest", height, [], value => value);
        for (var e = 0; e < EmotionScores.Count; e++)
        {
            _svg.Text(Left - 6, _top + (e * RowHeight) + 11, ((Emotion)e).Name(), anchor: "end", size: 11);
            DrawEmotion(_emotions[row], e);
        }

        EndPart(height);
    }

    /// <summary>Neighbours of one shade are one box.</summary>
    private void DrawEmotion(ReadOnlySpan<ScoreMean> columns, int emotion)
    {
        var y = _top + (emotion * RowHeight);
        for (var i = 0; i < columns.Length;)
        {
            var (shade, isFirst) = Look(columns[i], emotion);
            var from = i;
            while (++i < columns.Length && Look(columns[i], emotion) == (shade, isFirst))
            {
            }

            if (shade < 0)
                continue;
            var (left, right) = (EmotionX(from), EmotionX(i));
            _svg.Add($"""<rect x="{left:0.0}" y="{y}" width="{right - left:0.0}" height="{RowHeight}" fill="rgb({255 - (24 * shade)},{255 - (20 * shade)},{255 - (15 * shade)})"/>""");
            if (isFirst)
                _svg.Add($"""<path d="M{left:0.0} {y + (RowHeight / 2)} H{right:0.0}" stroke="{(shade > Shades / 2 ? "white" : "black")}" stroke-width="3" stroke-dasharray="3 5"/>""");
        }
    }

    /// <summary>How dark, -1 for nothing at all, and whether the emotion leads.</summary>
    private static (int Shade, bool IsFirst) Look(in ScoreMean mean, int emotion) => mean.Weight > 0
        ? ((int)Math.Round(mean.Scores[emotion] * Shades), (int)mean.Scores.Dominant == emotion)
        : (-1, false);

    private void DrawAffect()
    {
        Frame("valence (line, -1 to 1) and arousal (dashes, 0 to 1)", AffectHeight, [(1, "1"), (0, "0"), (-1, "-1")], value => (1 - value) / 2);
        DrawCurve(mean => mean.Affect.Valence, $"class=\"valence\" stroke=\"{Blue}\" stroke-width=\"2.2\"");
        DrawCurve(mean => mean.Affect.Arousal, $"class=\"arousal\" stroke=\"{Vermilion}\" stroke-width=\"1.8\" stroke-dasharray=\"6 3\"");
        EndPart(AffectHeight, withTime: true);
    }

    private void DrawCurve(Func<ScoreMean, float> value, string style)
    {
        var run = new List<(double, double)>();
        var columns = _emotions[EmotionColumns.Fused];
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Weight <= 0)
            {
                EndRun(run, style);
                continue;
            }

            var y = _top + ((1 - value(columns[i])) / 2 * AffectHeight);
            run.Add((EmotionX(i), y));
            run.Add((EmotionX(i + 1), y));
        }

        EndRun(run, style);
    }

    /// <summary>The box of a part, its title, and marks on its left side.</summary>
    private void Frame(string title, int height, IEnumerable<(double Value, string Text)> marks, Func<double, double> place)
    {
        _svg.Text(Left, _top - 6, title);
        foreach (var (value, text) in marks)
        {
            var y = _top + (place(value) * height);
            _svg.Text(Left - 6, y + 4, text, anchor: "end", size: 10);
            _svg.Add($"""<path d="M{Left} {y:0.0} H{Right}" stroke="#ddd"/>""");
        }

        _svg.Add($"""<rect x="{Left}" y="{_top}" width="{Right - Left}" height="{height}" fill="none" stroke="#888"/>""");
    }

    private void EndPart(int height, bool withTime = false)
    {
        var step = TimeStep(_seconds);
        for (var at = 0.0; at <= _seconds; at += step)
        {
            var x = X(at);
            _svg.Add($"""<path d="M{x:0.0} {_top + height} v4" stroke="#888"/>""");
            if (withTime)
                _svg.Text(x, _top + height + 16, Time(at, step), anchor: "middle", size: 10);
        }

        _top += height + Gap;
    }

    private static double TimeStep(double seconds)
    {
        double[] steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600];
        return steps.FirstOrDefault(step => seconds / step <= 12, 3600 * Math.Ceiling(seconds / 3600 / 12));
    }

    private static string Time(double at, double step) => step < 1
        ? at.ToString("0.0 s", CultureInfo.InvariantCulture)
        : TimeSpan.FromSeconds(Math.Round(at)).ToString(at >= 3600 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);

    /// <summary>Semitones are equally far apart; 0 is the top.</summary>
    public static double PitchPlace(double hertz) =>
        1 - (Math.Log(Math.Clamp(hertz, LowHertz, HighHertz) / LowHertz) / Math.Log(HighHertz / LowHertz));

    private static double LevelPlace(double dbfs) => dbfs / LowDbfs;

    private double X(double seconds) => Left + (seconds / _seconds * (Right - Left));

    private double ColumnX(int column) => X((column + 0.5) * _sound.ColumnSeconds);

    private double EmotionX(int column) => X(column * _emotions.ColumnSeconds);
}
