using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;

namespace Persistence.Tool.Tests.Copying;

public sealed class SessionCopyTests
{
    [Fact]
    public void A_program_copies_what_the_target_lacks_and_goes_past_what_it_has()
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["source"], 12, new Random(6));
        using var source = new ConversationJsonStore(folder["source"]);
        using var target = new ConversationSqliteStore($"Data Source={folder["target.db"]}");

        Assert.Equal("12 created, 0 present, 0 skipped", SessionCopy.Copy(source, target, cancellationToken: TestContext.Current.CancellationToken).ToString());
        Assert.Equal(source.Keys().Select(key => Samples.Text(source.Load(key))), target.Keys().Select(key => Samples.Text(target.Load(key))));
        target.AppendRemarks("😀", "only in the target");
        var again = SessionCopy.Copy(source, target, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("0 created, 11 present, 1 skipped", again.ToString());
        Assert.Equal("😀", again.Skipped[0].Session);
        Assert.Equal("only in the target", target.Load("😀").Remarks[^1]);
    }

    [Fact]
    public async Task A_damaged_session_is_skipped_and_a_copy_that_was_ended_is_finished_by_the_next()
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["source"], 12, new Random(6));
        var file = Directory.GetFiles(Path.Combine(folder["source"], "conversation"), "*chat%209.jsonl").Single();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[40] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        using var source = new ConversationJsonStore(folder["source"]);
        using var target = new ConversationSqliteStore($"Data Source={folder["target.db"]}");
        using var stop = new CancellationTokenSource();
        var reported = new List<long>();

        Assert.ThrowsAny<OperationCanceledException>(() => SessionCopy.Copy(source, target, new Reports(result =>
        {
            reported.Add(result.Created);
            if (result.Created == 3)
            {
                stop.Cancel();
            }
        }), stop.Token));

        Assert.Equal([1, 2, 3], reported);
        Assert.Equal(3, target.Count());
        var result = SessionCopy.Copy(source, target, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("8 created, 3 present, 1 skipped", result.ToString());
        Assert.Equal("Chat 9", result.Skipped[0].Session);
        Assert.Contains("damaged", result.Skipped[0].Problem, StringComparison.Ordinal);
    }

    private sealed class Reports(Action<CopyResult> take) : IProgress<CopyResult>
    {
        public void Report(CopyResult value) => take(value);
    }
}
