namespace Persistence.Packages.Tests.TestKit;

/// <summary>A test project over session classes of another assembly: the application knows nothing of memory, and its tests keep its sessions there.</summary>
public sealed class InMemoryConsumer(LocalFeed feed)
{
    private const string Application = """
        using System.ComponentModel.DataAnnotations;
        using Persistence;

        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Application.Tests")]

        namespace Application;

        [PersistedSession(Async = true, Stores = SessionStores.Json)]
        public sealed partial class TeamChat
        {
            [Key] public required string Id { get; init; }
            [Indexed] public string Topic { get; set; } = "";
            [AppendOnly] public List<string> Messages { get; init; } = [];
        }

        public static partial class Inner
        {
            [PersistedSession]
            internal sealed partial class Run
            {
                [Key] public required int Number { get; init; }
            }
        }

        public sealed class Greeter(ITeamChatStore store)
        {
            public AppendResult Greet(string id) => store.AppendMessages(store.GetOrCreate(id, () => new TeamChat { Id = id, Topic = "tea" }).Id, "hello", "there");
        }
        """;

    private const string Tests = """
        using Application;
        using Persistence;

        [assembly: InMemoryStores(typeof(TeamChat), typeof(Inner.Run))]

        var database = new InMemoryDatabase();
        using (ITeamChatStore store = new TeamChatInMemoryStore(database))
        {
            Console.WriteLine($"{new Greeter(store).Greet("a")}");
        }

        await using var again = new TeamChatInMemoryStore(database);
        Console.WriteLine($"{string.Join(' ', (await again.LoadAsync("a")).Messages)} {again.FindByTopic("tea").Single()}");
        using var runs = new InnerRunInMemoryStore();
        runs.Create(new Inner.Run { Number = 7 });
        Console.WriteLine(runs.Keys().Single());
        """;

    [Fact]
    public async Task Keeps_session_classes_of_another_assembly_in_memory()
    {
        Assert.SkipUnless(DotNet.IsLong, DotNet.Skipped);
        feed.Consumer("Application", ("Application.cs", Application), ("Application.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup><PackageReference Include="Persistence.Json" Version="{feed.Version}" /></ItemGroup>
            </Project>
            """));
        var directory = feed.Consumer("Application.Tests", ("Program.cs", Tests), ("Application.Tests.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Persistence.InMemory" Version="{feed.Version}" />
                <ProjectReference Include="../Application/Application.csproj" />
              </ItemGroup>
            </Project>
            """));
        var (exitCode, output) = await DotNet.Run(directory, "run");
        Assert.True(exitCode == 0, output);
        Assert.EndsWith("1 to 2 (2 stored)\nhello there a\n7", output.TrimEnd().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
