using Persistence.Json.Tests.Sessions;

namespace Persistence.Json.Tests.Damage;

/// <summary>
/// The record of the header is damaged, and the end of the file is not: a change is refused in the words that a store uses which opens the
/// file for the first time, also by the store that wrote the file and remembers it.
/// </summary>
public sealed class DamagedHeaderTests : IDisposable
{
    private const string Key = "a";

    private readonly TemporaryStore _place = new();
    private readonly ChatJsonStore _store;
    private readonly Chat _chat = TemporaryStore.Chat(Key, "topic");

    public DamagedHeaderTests()
    {
        _store = _place.Open();
        _store.Create(_chat);
        _store.AppendRemarks(Key, TemporaryStore.Remark("1"));
    }

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
    }

    [Theory]
    [InlineData("append")]
    [InlineData("append of an id that is stored")]
    [InlineData("save")]
    [InlineData("load")]
    [InlineData("find by index")]
    public void Is_noticed_by_the_store_that_wrote_it(string call)
    {
        var bytes = Damage();

        Assert.Equal(MessageOf(call, fresh: true), MessageOf(call, fresh: false));
        Assert.Equal(bytes, File.ReadAllBytes(_place.FileOf(Key)));
    }

    [Fact]
    public async Task Is_noticed_by_an_awaited_append()
    {
        Damage();

        await Assert.ThrowsAsync<SessionCorruptedException>(async () => await _store.AppendRemarksAsync(Key, TemporaryStore.Remark("2"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_file_that_was_only_touched_is_used_on()
    {
        using var other = _place.Open();
        other.AppendRemarks(Key, TemporaryStore.Remark("2"));
        Touch(File.ReadAllBytes(_place.FileOf(Key)));

        _store.AppendRemarks(Key, TemporaryStore.Remark("2"), TemporaryStore.Remark("3"));
        _store.Save(_chat);

        Assert.Equal(ChatText.Of(_place.Open().Find(Key)), ChatText.Of(_store.Find(Key)));
        Assert.Equal(["1", "2", "3"], _store.ReadRemarks(Key).Select(static remark => remark.Id));
    }

    private string MessageOf(string call, bool fresh)
    {
        using var opened = fresh ? _place.Open() : null;
        var store = opened ?? _store;
        return call switch
        {
            "append" => Assert.Throws<SessionCorruptedException>(() => store.AppendRemarks(Key, TemporaryStore.Remark("2"))).Message,
            "append of an id that is stored" => Assert.Throws<SessionCorruptedException>(() => store.AppendRemarks(Key, TemporaryStore.Remark("1"))).Message,
            "save" => Assert.Throws<SessionCorruptedException>(() => store.Save(_chat)).Message,
            "load" => Assert.Throws<SessionCorruptedException>(() => store.Load(Key)).Message,
            _ => Assert.Single(store.FindByPhase(0).Skipped).Problem,
        };
    }

    private byte[] Damage()
    {
        var bytes = File.ReadAllBytes(_place.FileOf(Key));
        bytes[bytes.AsSpan().IndexOf("topic"u8)] ^= 1;
        Touch(bytes);
        return bytes;
    }

    // Until the file system's clock says that the file has changed: in one of its ticks several changes may fall.
    private void Touch(byte[] bytes)
    {
        var began = ChangeTime.Of(DateTime.UtcNow);
        do
        {
            File.WriteAllBytes(_place.FileOf(Key), bytes);
        }
        while (FileStatus.Of(_place.FileOf(Key))?.ChangedAt <= began);
    }
}
