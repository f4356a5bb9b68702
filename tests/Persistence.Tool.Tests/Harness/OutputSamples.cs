using System.Text.RegularExpressions;
using Persistence.Tool.Tests.Sessions;

namespace Persistence.Tool.Tests.Harness;

/// <summary>Stores for outputs that stay the same.</summary>
internal static partial class OutputSamples
{
    /// <summary>Makes them: STORE, DAMAGED, EXPIRED, LEASED, and what can be imported.</summary>
    public static async Task Fill(TestFolder folder)
    {
        var token = TestContext.Current.CancellationToken;
        Fixture.Copy(folder["STORE"]);
        Fixture.Copy(folder["DAMAGED"]);
        var file = Directory.GetFiles(folder["DAMAGED/team_chat"], "tea-room.jsonl").Single();
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, token)).Replace("Cup 1", "Cup 2", StringComparison.Ordinal), token);
        Fixture.Copy(folder["EXPIRED"]);
        await Persist.Succeed("export", folder["STORE"], "--output", folder["DOCUMENT"]);
        Directory.CreateDirectory(folder["RUNS"]);
        await File.WriteAllTextAsync(folder["RUNS/run.jsonl"], "{\"role\":\"user\",\"content\":\"hello\"}\nno JSON\n", token);
        await File.WriteAllTextAsync(folder["SCHEMA"], "seat header hall: text\nseat header wing: text\n", token);
        using (var notes = new NoteJsonStore(folder["EXPIRED"]))
        {
            notes.Create(new Note { Id = "gone" });
            while (notes.Exists("gone"))
            {
                await Task.Delay(1, token);
            }
        }

        using var seats = new SeatJsonStore(folder["LEASED"]);
        seats.Create(new Seat { Hall = "A", Place = 1 });
        seats.TryAcquireLease(("A", 1), "worker", TimeSpan.FromMinutes(1))!.Dispose();
    }

    /// <summary>An output without what differs from one run to the next.</summary>
    public static string Stable(string output, TestFolder folder) =>
        Differing().Replace(output.Replace(folder[""] + "/", "", StringComparison.Ordinal), static match => match.Value.EndsWith("free", StringComparison.Ordinal) ? "1000 MB free" : match.Value[0] == 'd' ? "damaged-TIME" : "1000000000000");

    [GeneratedRegex("[0-9]+ MB free|damaged-[0-9TZ.-]+[0-9a-z]*|[0-9]{13}")]
    private static partial Regex Differing();
}
