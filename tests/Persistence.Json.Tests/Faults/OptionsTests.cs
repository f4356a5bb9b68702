using System.Globalization;

namespace Persistence.Json.Tests.Faults;

/// <summary>Whatever a store is opened with: it opens, or says in one line why it does not.</summary>
public sealed class OptionsTests : IDisposable
{
    private readonly TemporaryStore _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_said_to_be_one()
    {
        var file = Path.Combine(_place.Folder, "file");
        File.WriteAllText(file, "somebody's");
        File.WriteAllText(_place.ChatFolder, "somebody's");
        foreach (var directory in (string[])[file, Path.Combine(file, "below"), _place.Folder])
        {
            var problem = Assert.Throws<SessionStoreUnavailableException>(() => new Sessions.ChatJsonStore(directory));
            Assert.Contains("is a file; the store needs a folder: remove it, or give the store another directory.", problem.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', problem.Message);
        }

        Assert.Equal("somebody's", File.ReadAllText(file));
    }

    // Not by attributes, in which half a pair becomes another character.
    [Fact]
    public void Half_a_surrogate_pair_is_no_directory() => Assert.All(
        ["\ud800", "\udc00x", "\ufffd\ud800", "\ud83d/\ufffd\ufffd"],
        name => Assert.Contains("it holds half a surrogate pair", Assert.Throws<ArgumentException>(() => new Sessions.ChatJsonStore(_place.Folder + "/" + name)).Message, StringComparison.Ordinal));

    [Fact]
    public void A_directory_may_have_the_sign_of_a_replaced_character()
    {
        using var store = new Sessions.ChatJsonStore(_place.Folder + "/\ufffd");
        store.Create(TemporaryStore.Chat("a"));
        Assert.True(System.IO.Directory.Exists(_place.Folder + "/\ufffd"));
    }

    [Fact]
    public void Any_directory_and_any_options_open_a_store_or_are_refused_in_a_line()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var opened = 0;
        for (var round = 0; round < 120; round++)
        {
            var directory = Directory(random);
            var shown = directory is null ? "null" : Convert.ToHexString(System.Text.Encoding.BigEndianUnicode.GetBytes(directory));
            try
            {
                using var store = new Sessions.ChatJsonStore(directory!, Options(random));
                store.Create(TemporaryStore.Chat(round.ToString(CultureInfo.InvariantCulture)));
                opened++;
            }
            catch (Exception problem)
            {
                Assert.True(problem is ArgumentException or SessionStoreUnavailableException, $"seed {seed}, round {round}, directory {shown}: {problem}");
                Assert.True(!problem.Message.AsSpan().ContainsAny('\n', '\r', '\0'), $"seed {seed}, round {round}, directory {shown}: {problem.Message}");
            }
        }

        Assert.InRange(opened, 1, 119);
    }

    private string? Directory(Random random)
    {
        string[] parts = ["a", " ", "", ".", "..", "ünï", "\ud83d\ude00", "\ud800", "\udc00x", "a\0b", "a\nb", new string('x', 254), new string('x', 256), "con", "a:b", "~", "*", "\u202e"];
        return random.Next(12) switch
        {
            0 => null,
            1 => "",
            2 => new string(' ', random.Next(5)),
            3 => _place.Folder + new string('/', random.Next(4)),
            4 => Path.Combine(_place.Folder, string.Join('/', Enumerable.Repeat("y", 2500))),
            5 => Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(_place.Folder, "relative")),
            _ => _place.Folder + "/" + string.Join('/', random.GetItems(parts, random.Next(1, 4)).Select(part => part == ".." ? "up/.." : part)),
        };
    }

    private static JsonStoreOptions? Options(Random random) => random.Next(4) == 0
        ? null
        : new JsonStoreOptions
        {
            Durability = random.GetItems((Durability[])[Durability.Full, Durability.Relaxed, (Durability)(-1), (Durability)int.MaxValue], 1)[0],
            LockTimeout = random.GetItems((TimeSpan[])[TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), TimeSpan.FromTicks(-1), TimeSpan.MinValue, TimeSpan.MaxValue, Timeout.InfiniteTimeSpan], 1)[0],
            TimeProvider = random.Next(8) == 0 ? null! : TimeProvider.System,
        };
}
