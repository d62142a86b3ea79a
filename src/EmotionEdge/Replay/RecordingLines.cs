namespace EmotionEdge.Replay;

/// <summary>Reads lines one by one; one that is too long is given as <see langword="null"/>, so that memory stays bounded.</summary>
internal sealed class RecordingLines(TextReader reader)
{
    public const int LongestLine = 64 * 1024;

    private readonly char[] _buffer = new char[16 * 1024];
    private readonly System.Text.StringBuilder _line = new();
    private int _start;
    private int _end;

    /// <summary>The next line; <see langword="false"/> at the end.</summary>
    public bool Read(out string? line)
    {
        _line.Clear();
        var tooLong = false;
        var any = false;
        while (_start < _end || Fill())
        {
            any = true;
            var rest = _buffer.AsSpan(_start, _end - _start);
            var length = rest.IndexOf('\n');
            var part = length < 0 ? rest : rest[..length];
            tooLong |= _line.Length + part.Length > LongestLine;
            if (!tooLong)
                _line.Append(part);
            _start += length < 0 ? rest.Length : length + 1;
            if (length >= 0)
                break;
        }

        line = tooLong ? null : _line.ToString();
        return any;
    }

    private bool Fill()
    {
        _start = 0;
        _end = reader.Read(_buffer, 0, _buffer.Length);
        return _end > 0;
    }
}
