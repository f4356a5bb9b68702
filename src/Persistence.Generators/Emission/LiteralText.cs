namespace Persistence.Generators.Emission;

/// <summary>Writes C# string literals to where they belong, without strings in between.</summary>
internal static class LiteralText
{
    /// <summary>Writes a literal.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="text">What it holds.</param>
    public static void Append(SourceWriter writer, string text)
    {
        if (!Names.IsPlain(text))
        {
            writer.Append(Names.Literal(text));
            return;
        }

        writer.Append("\"");
        writer.Append(text);
        writer.Append("\"");
    }
}
