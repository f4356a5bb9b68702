using System.Globalization;
using System.Text;
using Persistence.Tool.Shapes;
using Persistence.Tool.Stores;
using Persistence.Tool.Verification;

namespace Persistence.Tool.Tests.Scale;

/// <summary>Logs with more entries than ids are held in memory.</summary>
public sealed class LongLogTests
{
    [Theory]
    [InlineData(10, 9, 2)]
    [InlineData(130_000, 129_999, 3)]
    [InlineData(130_000, 70_000, 69_000)]
    public void An_id_that_stands_twice_is_found_wherever_it_stands(int count, int second, int first)
    {
        using var session = new Log(count, second, first);
        var stored = new StoredClass("chat", [], new ClassShape([], [new ShapeLog("messages", "", [], ["id"])], ""));

        var problem = Assert.Single(EntryCheck.Run(session, stored));

        Assert.Equal(("messages", string.Create(CultureInfo.InvariantCulture, $"entry {second} has the id 'm{first}' of an earlier one")), problem);
    }

    [Fact]
    public void Entries_without_ids_are_read_once()
    {
        using var session = new Log(130_000, 0, 0);
        Assert.Empty(EntryCheck.Run(session, new StoredClass("chat", [], null)));
        Assert.Equal(1, session.Reads);
    }

    private sealed class Log(int count, int second, int first) : IOpenSession
    {
        public int Reads { get; private set; }

        public SessionHead Head { get; } = new() { Key = "one", Schema = 1, Version = 1, Token = 1, Header = "{}"u8.ToArray(), Logs = [new LogHead("messages", count)] };

        public void Read(string log, long after, EntrySink sink)
        {
            Reads++;
            for (var sequence = 1; sequence <= count; sequence++)
            {
                sink(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"m{(sequence == second ? first : sequence)}\"}}")));
            }
        }

        public void Dispose()
        {
        }
    }
}
