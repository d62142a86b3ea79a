namespace EmotionEdge.Vision.Detection;

/// <summary>A list of faces of fixed capacity in one block of memory, to be filled again for every frame.</summary>
internal sealed class FaceList(int capacity)
{
    private readonly Face[] _faces = new Face[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<Face> Faces => _faces.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(in Face face) => _faces[Count++] = face;
}
