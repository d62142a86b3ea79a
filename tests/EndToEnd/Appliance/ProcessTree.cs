using System.Globalization;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>A process and the programs that it started, as /proc has them.</summary>
internal static class ProcessTree
{
    public static IReadOnlyList<int> Of(int root)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id != 0)
            .ToDictionary(id => id, ParentOf);
        List<int> tree = [root];
        for (var i = 0; i < tree.Count; i++)
            tree.AddRange(parents.Where(process => process.Value == tree[i]).Select(process => process.Key));
        return tree;
    }

    private static int ParentOf(int process)
    {
        try
        {
            // pid (name) state parent ...; the name may hold spaces and brackets.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ')[2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return 0;
        }
    }
}
