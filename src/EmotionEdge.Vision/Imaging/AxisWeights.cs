namespace EmotionEdge.Vision.Imaging;

/// <summary>
/// Which source samples make up each output sample along one axis, and with what weight (the weights of an output
/// sample sum to one). Reducing takes the exact area mean of the samples under the output sample; enlarging
/// interpolates linearly between the centres and repeats the border.
/// </summary>
internal sealed class AxisWeights
{
    private int[] _first = [];
    private int[] _start = [];
    private float[] _weights = [];

    public int Source { get; private set; }

    public int Output { get; private set; }

    /// <summary>The first source sample of an output sample.</summary>
    public int First(int output) => _first[output];

    /// <summary>The weights of the source samples from <see cref="First"/> on.</summary>
    public ReadOnlySpan<float> Of(int output) => _weights.AsSpan(_start[output].._start[output + 1]);

    /// <summary>Fills the tables; does nothing when the lengths are the same as before.</summary>
    public void Prepare(int source, int output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(output, 1);
        if (source == Source && output == Output)
            return;

        (Source, Output) = (source, output);
        var ratio = (double)source / output;
        var capacity = output * ((int)Math.Ceiling(ratio) + 2);
        if (_first.Length < output)
            (_first, _start) = (new int[output], new int[output + 1]);
        if (_weights.Length < capacity)
            _weights = new float[capacity];

        var used = 0;
        for (var i = 0; i < output; i++)
        {
            _start[i] = used;
            used += ratio > 1 ? Mean(i, ratio, used) : Interpolation(i, ratio, used);
        }

        _start[output] = used;
    }

    private int Mean(int output, double ratio, int at)
    {
        var from = output * ratio;
        var to = Math.Min((output + 1) * ratio, Source);
        var first = Math.Min((int)from, Source - 1);
        var last = Math.Clamp((int)Math.Ceiling(to) - 1, first, Source - 1);
        _first[output] = first;
        for (var s = first; s <= last; s++)
            _weights[at + s - first] = (float)((Math.Min(to, s + 1) - Math.Max(from, s)) / (to - from));
        return last - first + 1;
    }

    private int Interpolation(int output, double ratio, int at)
    {
        var centre = Math.Clamp(((output + 0.5) * ratio) - 0.5, 0, Source - 1);
        var first = Math.Min((int)centre, Math.Max(0, Source - 2));
        _first[output] = first;
        if (Source == 1)
        {
            _weights[at] = 1;
            return 1;
        }

        var fraction = (float)(centre - first);
        _weights[at] = 1 - fraction;
        _weights[at + 1] = fraction;
        return 2;
    }
}
