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
    }
}
