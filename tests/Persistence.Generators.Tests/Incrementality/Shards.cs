using Microsoft.CodeAnalysis;
using Persistence.Generators.Outputs;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Incrementality;

/// <summary>Classes are dealt to generators evenly, because the compiler compares each file name with all others of its generator.</summary>
public sealed class Shards
{
    [Fact]
    public void Have_a_generator_each() =>
        Assert.Equal(Shard.Count, Harness.Generators.All().Count());

    [Fact]
    public void Are_of_about_the_same_size()
    {
        var sizes = Enumerable.Range(0, 1000).GroupBy(static number => Shard.Of($"Sessions.Chat{number}")).Select(static share => share.Count()).ToList();
        Assert.Equal(Shard.Count, sizes.Count);
        Assert.All(sizes, static size => Assert.InRange(size, 0.5 * 1000 / Shard.Count, 2.0 * 1000 / Shard.Count));
    }

    [Fact]
    public void Hold_all_files_of_a_class_whatever_other_classes_there_are()
    {
        string[] files = [.. Enumerable.Range(0, 40).Select(static number => $$"""[PersistedSession] public partial class Chat{{number}} { [Key] public string Id { get; set; } = ""; }""")];
        var together = Generation.Of(files).Run;
        Assert.True(together.Active().Count == Shard.Count, "the classes have too few generators");
        var alone = Generation.Of(files[7]).Run.Active().Single();
        Assert.Equal(
            alone.GeneratedSources.Select(static file => file.HintName),
            together.Results.Single(result => result.Generator.GetGeneratorType() == alone.Generator.GetGeneratorType()).GeneratedSources.Select(static file => file.HintName).Where(static name => name.StartsWith("Chat7", StringComparison.Ordinal) && !char.IsDigit(name[5])));
    }
}
