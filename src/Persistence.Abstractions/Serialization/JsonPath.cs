using System.Globalization;
using System.Text;

namespace Persistence.Serialization;

/// <summary>Finds which member a place in unfinished JSON text belongs to. Slow, for failures only.</summary>
internal static class JsonPath
{
    /// <summary>The path of the value that would come next.</summary>
    /// <param name="text">JSON text, cut off before the value.</param>
    /// <param name="root">What stands before the path.</param>
    /// <returns>The path as in C#, for example <c>Context["a"]</c> or <c>steps[2].Name</c>.</returns>
    public static string At(ReadOnlySpan<byte> text, string root)
    {
        var levels = new Stack<Level>();
        var position = 0;
        while (position < text.Length)
        {
            position = Step(text, position, levels);
        }

        var path = new StringBuilder(root);
        foreach (var level in levels.Reverse())
        {
            path.Append(level.Name is null
                ? string.Create(CultureInfo.InvariantCulture, $"[{level.Index}]")
                : (path.Length == 0 ? "" : ".") + Capitalized(level.Name));
        }

        return path.ToString();
    }

    private static int Step(ReadOnlySpan<byte> text, int position, Stack<Level> levels)
    {
        switch (text[position])
        {
            case (byte)'{':
                levels.Push(new Level { Name = "" });
                break;
            case (byte)'[':
                levels.Push(new Level());
                break;
            case (byte)'}' or (byte)']':
                levels.Pop();
                break;
            case (byte)',' when levels.Peek().Name is null:
                levels.Peek().Index++;
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
            levels.Peek().Name = Encoding.UTF8.GetString(text[(start + 1)..end]);
        }

        return end + 1;
    }

    private static string Capitalized(string name) =>
        name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private sealed class Level
    {
        public string? Name { get; set; }

        public int Index { get; set; }
    }
}
