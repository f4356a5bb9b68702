using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Persistence.Benchmarks.Sqlite;

/// <summary>A message of about 200 bytes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sender">Who.</param>
/// <param name="Content">What.</param>
/// <param name="SentAt">When.</param>
public sealed record SqliteBenchmarkMessage([property: Key] string Id, string Sender, string Content, DateTimeOffset SentAt)
{
    private static readonly string s_content = new('x', 140);

    /// <summary>Messages of different ids, made beforehand so that making them is not measured.</summary>
    /// <param name="count">How many.</param>
    /// <param name="prefix">What the ids begin with.</param>
    /// <returns>The messages.</returns>
    public static SqliteBenchmarkMessage[] Many(int count, string prefix = "m") =>
        [.. Enumerable.Range(0, count).Select(number => new SqliteBenchmarkMessage(
            string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D7}"), "Agent-7", s_content, DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(number)))];
}
