using Xunit;

namespace Persistence.Abstractions.Tests.Errors;

/// <summary>Keys and prefixes may hold any character, and a message is one line all the same.</summary>
public sealed class OneLineTests
{
    [Theory]
    [InlineData("Session 'a\nb'", "Session 'a\\u000Ab'")]
    [InlineData("a\r\n\tb\0", "a\\u000D\\u000A\\u0009b\\u0000")]
    [InlineData("red \u001b[31m", "red \\u001B[31m")]
    [InlineData("a\u2028b\u2029c\u0085d\u007f", "a\\u2028b\\u2029c\\u0085d\\u007F")]
    [InlineData("plain, 'quoted', äöü 日本 \ud83d\ude00", "plain, 'quoted', äöü 日本 \ud83d\ude00")]
    public void What_ends_a_line_or_commands_a_terminal_is_written_as_an_escape(string text, string line)
    {
        Assert.Equal(line, new SessionCorruptedException(text).Message);
        Assert.Equal(line, new SessionValidationException(text, []).Message);
    }
}
