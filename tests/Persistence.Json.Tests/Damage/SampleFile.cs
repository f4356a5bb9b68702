using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Damage;

/// <summary>A small session file that a store wrote, and what the session was after each of its commits.</summary>
internal sealed class SampleFile
{
    private SampleFile(byte[] bytes, List<(int End, string Text)> commits)
    {
        Bytes = bytes;
        Commits = commits;
    }

    /// <summary>The key of the session in it.</summary>
    public const string Key = "chat-1";

    public byte[] Bytes { get; }

    /// <summary>Where each commit ends, and the session after it.</summary>
    public List<(int End, string Text)> Commits { get; }

    public static SampleFile Write(string key = Key)
    {
        using var place = new TemporaryStore();
        using var store = place.Open();
        var commits = new List<(int, string)>();
        var chat = TemporaryStore.Chat(key, "first topic");
        store.Create(chat);
        Note();
        store.AppendRemarks(key, TemporaryStore.Remark("a", "Just so."), TemporaryStore.Remark("b", "J @ ` 🙂"));
        Note();
        chat.Topic = "second topic";
        chat.Notes.Add("a note");
        store.Save(chat);
        Note();
        store.AppendNotes(key, "another note", "");
        Note();
        return new SampleFile(File.ReadAllBytes(place.FileOf(key)), commits);

        void Note() => commits.Add(((int)new FileInfo(place.FileOf(key)).Length, ChatText.Of(store.Find(key))));
    }
}
