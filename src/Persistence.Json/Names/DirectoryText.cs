namespace Persistence.Json;

/// <summary>Throws for texts that are no path of a directory, before the operating system makes another one of them.</summary>
internal static class DirectoryText
{
    /// <summary>Checks a text.</summary>
    /// <param name="directory">The text.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentException">It is empty, holds control characters, or is no valid Unicode.</exception>
    public static string Checked(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        if (directory.Any(char.IsControl))
        {
            throw new ArgumentException("The directory holds a control character, such as a newline or a zero; give a path without.", nameof(directory));
        }

        // A lone surrogate would become another character on its way to the operating system, and is one here.
        if (directory.EnumerateRunes().Count(static rune => rune == System.Text.Rune.ReplacementChar) > directory.Count(static unit => unit == '\uFFFD'))
        {
            throw new ArgumentException("The directory is no valid Unicode text: it holds half a surrogate pair.", nameof(directory));
        }

        return directory;
    }
}
