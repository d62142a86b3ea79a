namespace EmotionEdge.Dashboard.Assets;

/// <summary>A file that pages load, in the forms in which it is sent.</summary>
/// <param name="Path">Its address, with a part of its hash: it changes with the file, so that browsers may keep it for ever.</param>
/// <param name="ContentType">For the header.</param>
/// <param name="Plain">As it is.</param>
/// <param name="Brotli">Compressed.</param>
internal sealed record AssetFile(string Path, string ContentType, byte[] Plain, byte[] Brotli);
