namespace Persistence.Generators.Emission;

/// <summary>Characters that grow at their end.</summary>
internal sealed class TextBuffer
{
    /// <summary>Begins with the characters.</summary>
    public char[] Characters { get; private set; } = SpareArrays.Rent();

    /// <summary>How many there are.</summary>
    public int Length { get; set; }

    /// <summary>Adds characters.</summary>
    /// <param name="text">The characters.</param>
    public void Append(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(Characters.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Adds one character several times.</summary>
    /// <param name="character">The character.</param>
    /// <param name="count">How many times.</param>
    public void Append(char character, int count)
    {
        Reserve(count);
        Characters.AsSpan(Length, count).Fill(character);
        Length += count;
    }

    /// <summary>Gives the array back. The buffer is not used again.</summary>
    public void Return()
    {
        SpareArrays.Return(Characters);
        Characters = [];
        Length = 0;
    }

    private void Reserve(int more)
    {
        if (Length + more > Characters.Length)
        {
            var longer = new char[Math.Max(Characters.Length * 2, Length + more)];
            Characters.AsSpan(0, Length).CopyTo(longer);
            Characters = longer;
        }
    }
}
