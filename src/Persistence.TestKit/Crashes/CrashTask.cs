using System.Globalization;

namespace Persistence.TestKit;

/// <summary>What one process of the crash harness is to do, as a text that fits on a command line.</summary>
/// <param name="Writers">How many writers share the session; 0 for one writer on many sessions.</param>
/// <param name="PayloadLength">How long the text of a commit is.</param>
/// <param name="Writer">Which writer this process is, from 0.</param>
/// <param name="First">The number of its first commit.</param>
internal sealed record CrashTask(int Writers, int PayloadLength, int Writer, int First)
{
    public static CrashTask Parse(string text)
    {
        var numbers = text.Split('/').Select(static part => int.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return new CrashTask(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Writers}/{PayloadLength}/{Writer}/{First}");
}
