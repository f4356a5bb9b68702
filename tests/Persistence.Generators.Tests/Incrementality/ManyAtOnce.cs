using Microsoft.CodeAnalysis;
using Persistence.Generators.Projects;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Incrementality;

/// <summary>Many new classes are read and emitted on all processors: what is made of them must not show it.</summary>
public sealed class ManyAtOnce
{
    private const int Classes = 40;

    private static readonly string[] s_files =
    [
        .. Enumerable.Range(0, Classes).Select(static number => $$"""
            [PersistedSession] public partial class Chat{{number}}X
            {
                [Key] public string Id { get; set; } = "";
                [Indexed] public Kind Kind { get; set; }
                [AppendOnly] public List<Entry> Log{{number}} { get; init; } = [];
            }
            """),
        "public sealed record Entry(string Text, int[] Numbers);",
        "public enum Kind { Plain }",
    ];

    [Fact]
    public void Give_the_same_files_as_each_alone()
    {
        var together = Generation.Of(s_files).Run.Sources();
        for (var number = 0; number < Classes; number++)
        {
            var name = $"Chat{number}X";
            Assert.Equal(
                Texts(Generation.Of([s_files[number], .. s_files[Classes..]]).Run.Sources(), name),
                Texts(together, name));
        }
    }

    [Fact]
    public void Give_the_same_files_after_the_backends_changed()
    {
        var all = UserProject.Of(s_files);
        var fewer = all.RemoveReferences(all.References.Where(static reference => reference.Display!.Contains("Persistence.Redis", StringComparison.Ordinal)));
        var changed = Generation.Driver(all).RunGenerators(all, TestContext.Current.CancellationToken).RunGenerators(fewer, TestContext.Current.CancellationToken);
        var anew = Generation.Driver(fewer).RunGenerators(fewer, TestContext.Current.CancellationToken);
        Assert.Equal(Texts(anew.GetRunResult().Sources(), "Chat"), Texts(changed.GetRunResult().Sources(), "Chat"));
        Assert.DoesNotContain(changed.GetRunResult().Sources(), static file => file.SourceText.ToString().Contains("RedisStore", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_is_thrown_as_it_is() =>
        Assert.Equal("7", Assert.Throws<InvalidDataException>(() => AllProcessors.For(AllProcessors.Least, static _ => throw new InvalidDataException("7"), CancellationToken.None)).Message);

    [Fact]
    public void Ends_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        var done = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => AllProcessors.For(
            100_000,
            _ =>
            {
                if (Interlocked.Increment(ref done) == 10)
                {
                    source.Cancel();
                }
            },
            source.Token));
        Assert.InRange(done, 10, 99_999);
    }

    private static List<(string Name, string Text)> Texts(IEnumerable<GeneratedSourceResult> files, string name) =>
    [
        .. files.Where(file => file.HintName.StartsWith(name, StringComparison.Ordinal))
            .Select(static file => (file.HintName, file.SourceText.ToString()))
            .OrderBy(static file => file.HintName, StringComparer.Ordinal),
    ];
}
