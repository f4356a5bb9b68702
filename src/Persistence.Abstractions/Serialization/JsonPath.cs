using System.Globalization;
using System.Text;

namespace Persistence.Serialization;

/// <summary>Finds which member a location in unfinished JSON text belongs to. Slow, for failures only.</summary>
internal static class JsonPath
{
    /// <summary>The path of the value that comes next, or that is begun.</summary>
    /// <param name="text">JSON text, cut off before the value or inside of it.</param>
    /// <param name="location">What the writer knows of the location, which the text does not show.</param>
    /// <param name="root">What stands before the path.</param>
    /// <returns>The path as in C#, for example <c>Context["a"]</c> or <c>Steps[2].Name</c>; a key that is begun belongs to its dictionary.</returns>
    public static string At(ReadOnlySpan<byte> text, JsonLocation location, string root)
    {
        var levels = new Stack<Level>();
        var position = 0;
        while (position < text.Length)
        {
            position = Step(text, position, levels);
        }

        var path = new StringBuilder(root);
        var above = levels.Count;
        foreach (var level in levels.Reverse())
        {
            Append(path, level, location, --above);
        }

        return path.ToString();
    }

    private static void Append(StringBuilder path, Level level, JsonLocation location, int above)
    {
        if (level.Name is null)
        {
            path.Append(CultureInfo.InvariantCulture, $"[{level.Index}]");
            return;
        }

        var isMap = location.IsMap(above);
        var name = isMap ? above == 0 ? location.Within ?? "" : "" : Capitalized(level.Name);
        path.Append(path.Length == 0 || name.Length == 0 ? "" : ".").Append(name);
        if (isMap && !level.IsName)
        {
            path.Append("[\"").Append(level.Name).Append("\"]");
        }
    }

    private static int Step(ReadOnlySpan<byte> text, int position, Stack<Level> levels)
    {
        switch (text[position])
        {
            case (byte)'{':
                levels.Push(new Level { Name = "", IsName = true });
                break;
            case (byte)'[':
                levels.Push(new Level());
                break;
            case (byte)'}' or (byte)']':
                levels.Pop();
                break;
            case (byte)',':
                levels.Peek().Index++;
                levels.Peek().IsName = true;
                break;
            case (byte)'"':
                return ReadText(text, position, levels);
        }

        return position + 1;
    }

    private static int ReadText(ReadOnlySpan<byte> text, int start, Stack<Level> levels)
    {
        var end = start + 1;
        while (end < text.Length && text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        if (end + 1 < text.Length && text[end + 1] == ':' && levels.Count > 0)
        {
            levels.Peek().Name = Unescaped(text[start..(end + 1)]);
            levels.Peek().IsName = false;
        }

        return end + 1;
    }

    private static string Unescaped(ReadOnlySpan<byte> quoted)
    {
        try
        {
            return new JsonReader(quoted).ReadString() ?? "";
        }
        catch (JsonDataException)
        {
            return Encoding.UTF8.GetString(quoted[1..^1]);
        }
    }

    private static string Capitalized(string name) =>
        name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private sealed class Level
    {
        public string? Name { get; set; }

        public int Index { get; set; }

        // Whether a name comes next, or is begun.
        public bool IsName { get; set; }
    }
}
