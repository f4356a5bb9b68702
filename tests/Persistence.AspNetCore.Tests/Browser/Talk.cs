using System.Runtime.CompilerServices;
using Persistence.AspNetCore.Tests.Sessions;

namespace Persistence.AspNetCore.Tests.Browser;

/// <summary>Chats as the pictures of the documentation show them.</summary>
internal static class Talk
{
    public static string Pictures { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "images"));

    public static void Fill(ITeamChatStore store)
    {
        var at = new DateTimeOffset(2026, 9, 3, 10, 0, 0, TimeSpan.Zero);
        (string From, string Text)[] lines =
        [
            ("planner", "The release has three open questions. Who takes the migration notes?"),
            ("writer", "I do. The draft is in the second section, without figures yet."),
            ("tester", "Figures follow: 2,000 kills, nothing lost. The table is attached to the run."),
            ("reviewer", "Section 2 says “always”; the table says 2,000 of 2,000. Say that instead."),
            ("writer", "Done:\n  2,000 of 2,000 kills, on each backend."),
            ("planner", "Then the changelog is the last one. Two lines, please, no adjectives."),
            ("tester", "The long run on Redis ended while we talked. Same result."),
            ("reviewer", "Approved."),
        ];
        store.Create(new TeamChat { Id = "release", Topic = "Release notes" });
        store.Create(new TeamChat { Id = "triage", Topic = "Triage of the morning" });
        store.Create(new TeamChat { Id = "benchmarks", Topic = "Benchmarks against last week" });
        store.AppendMessages("release", [.. lines.Select((line, number) => new ChatLine($"r{number}", line.From, line.Text, at.AddSeconds(37 * number)))]);
        store.AppendNotes("release", "Ends at noon.");
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
