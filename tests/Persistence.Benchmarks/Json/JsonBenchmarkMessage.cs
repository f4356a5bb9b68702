using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Persistence.Benchmarks.Json;

/// <summary>The message that is measured: 200 bytes of content.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sender">Who sent it.</param>
/// <param name="Content">What it says.</param>
/// <param name="SentAt">When.</param>
public sealed record JsonBenchmarkMessage([property: Key] string Id, string Sender, string Content, DateTimeOffset SentAt)
{
    private static readonly string s_content = string.Concat(Enumerable.Repeat("A sentence of forty characters, exactly. ", 5))[..200];

    /// <summary>Makes messages with different ids.</summary>
    public static JsonBenchmarkMessage[] Many(int count, string series) =>
    [
        .. Enumerable.Range(0, count).Select(number => new JsonBenchmarkMessage(
            series + number.ToString("D7", CultureInfo.InvariantCulture),
            "Agent-7",
            s_content,
            DateTimeOffset.UnixEpoch.AddSeconds(number))),
    ];
}
