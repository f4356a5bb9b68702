namespace Persistence.Packages.Tests.Generators;

/// <summary>`dotnet format analyzers` repairs session classes from the command line, and the project then builds and runs.</summary>
public sealed class UsageFormat(StoreConsumers.PackedStores packed) : IClassFixture<StoreConsumers.PackedStores>
{
    [Fact]
    public async Task Session_classes_become_partial_and_get_a_key()
    {
        var directory = packed.Consumer("Format", "", "Json");
        await File.WriteAllTextAsync(Path.Combine(directory, "Chat.cs"), """
            using Persistence;

            namespace Consumer;

            internal sealed class Outer
            {
                [PersistedSession]
                internal sealed class Chat
                {
                    public string Id { get; set; } = "";

                    public int Progress { get; set; }
                }
            }
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory, "Program.cs"), """
            System.Console.WriteLine("before the stores exist");
            """, TestContext.Current.CancellationToken);
        var (restored, restoreOutput) = await DotNet.Run(directory, "restore", "-nologo");
        Assert.True(restored == 0, restoreOutput);
        var (before, _) = await DotNet.Run(directory, "build", "-nologo", "--no-restore");
        Assert.Equal(1, before);

        // Twice, because the members of a class are looked at when the class itself is in order.
        for (var run = 0; run < 2; run++)
        {
            var (formatted, formatOutput) = await DotNet.Run(directory, "format", "analyzers", "--no-restore", "--severity", "error", "--diagnostics", "PG0001", "PG0002", "PG0003");
            Assert.True(formatted == 0, formatOutput);
        }

        // What a user does next: the stores are there to use.
        await File.WriteAllTextAsync(Path.Combine(directory, "Program.cs"), """
            using Consumer;

            using var store = new Outer.ChatJsonStore(System.IO.Directory.CreateTempSubdirectory("consumer-").FullName);
            store.Create(new Outer.Chat { Id = "demo", Progress = 7 });
            System.Console.WriteLine($"{store.Load("demo").Progress} percent");
            """, TestContext.Current.CancellationToken);
        var (built, buildOutput) = await DotNet.Run(directory, "run");
        Assert.True(built == 0, await File.ReadAllTextAsync(Path.Combine(directory, "Chat.cs"), TestContext.Current.CancellationToken) + buildOutput);
        Assert.EndsWith("7 percent", buildOutput.TrimEnd(), StringComparison.Ordinal);
    }
}
