using System.Runtime.CompilerServices;
using Persistence.TestKit;
using Quickstart;
using Xunit;

namespace Persistence.Samples.Tests.Quickstart;

/// <summary>What each schema version of the Quickstart's class stored, once and for ever.</summary>
public class TeamChatFixtures : FrozenStores<TeamChat, string, ITeamChatStore>
{
    /// <summary>Those that stand beside this file.</summary>
    public TeamChatFixtures()
        : this(Folder())
    {
    }

    /// <summary>Those of a folder.</summary>
    protected TeamChatFixtures(string folder)
        : base(folder)
    {
    }

    /// <inheritdoc/>
    protected override IEnumerable<FixtureBackend<ITeamChatStore>> Backends { get; } =
    [
        new FolderFixtures<ITeamChatStore>("json", static folder => new TeamChatJsonStore(folder)),
        new FolderFixtures<ITeamChatStore>("sqlite", static folder => new TeamChatSqliteStore($"Data Source={Path.Combine(folder, "chat.db")};Pooling=False")),
    ];

    /// <inheritdoc/>
    protected override void Write(ITeamChatStore store)
    {
        store.Create(new TeamChat { Id = "tea-room", Topic = "Who makes the tea?" });
        store.AppendMessages("tea-room", new ChatMessage("m1", "Ada", "Cup 1 is ready.", DateTimeOffset.UnixEpoch));
        store.Create(new TeamChat { Id = "over", Topic = "Ünïcode \"quoted\" 😀", Status = ChatStatus.Ended });
    }

    /// <inheritdoc/>
    protected override void Check(ITeamChatStore store, int version)
    {
        var chat = store.Load("tea-room");
        Assert.Equal(("Who makes the tea?", ChatStatus.Active), (chat.Topic, chat.Status));
        Assert.Equal([new ChatMessage("m1", "Ada", "Cup 1 is ready.", DateTimeOffset.UnixEpoch)], chat.Messages);
        Assert.Equal(["over"], store.FindByStatus(ChatStatus.Ended));

        // It goes on: an entry that is known is not stored again.
        Assert.Equal(1L, store.AppendMessages("tea-room", new ChatMessage("m1", "Ada", "Cup 1 is ready.", DateTimeOffset.UnixEpoch)));
        chat.Topic = "No tea";
        store.Save(chat);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Fixtures");
}
