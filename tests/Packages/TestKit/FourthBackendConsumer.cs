namespace Persistence.Packages.Tests.TestKit;

/// <summary>
/// Somebody outside the repository writes a backend: a project that knows the test kit's package only, with the files of
/// tests/FourthBackend, runs the suite on it (one case of eight: tests/FourthBackend runs all), and keeps a session class of its own in it and in memory.
/// </summary>
public sealed class FourthBackendConsumer(LocalFeed feed)
{
    private const string Program = """
        using System.ComponentModel.DataAnnotations;
        using Persistence;
        using Persistence.Engine;
        using Persistence.FourthBackend;
        using Persistence.TestKit;

        var (passed, skipped) = (0, 0);
        var cases = ConformanceSuite.Cases.Where((_, index) => index % 8 == 0).ToList();
        foreach (var candidate in cases)
        {
            try
            {
                await candidate.RunAsync(new FolderEnvironment());
                passed++;
            }
            catch (CaseSkippedException)
            {
                skipped++;
            }
        }

        using (var place = new FolderEnvironment())
        {
            Scenario.CheckAgainstModel(place, Scenario.Random(seed: 1, length: 100));
        }

        Console.WriteLine($"{passed + skipped == cases.Count} {passed > skipped}");

        var folder = Directory.CreateTempSubdirectory("own-").FullName;
        Use(new NoteEngineStore(new DictionaryFileEngine<Note, string, NoteMap>(folder, TimeProvider.System)));
        Use(new NoteInMemoryStore());
        Directory.Delete(folder, recursive: true);

        static void Use(INoteStore store)
        {
            using (store)
            {
                store.Create(new Note { Id = "n", Text = "t" });
                Console.WriteLine($"{store.AppendMarks("n", 1, 2).Last} {store.FindByText("t").Single()}");
            }
        }

        [PersistedSession]
        internal sealed partial class Note
        {
            [Key] public required string Id { get; init; }

            [Indexed] public string Text { get; set; } = "";

            [AppendOnly] public List<int> Marks { get; init; } = [];
        }

        internal sealed class FolderEnvironment : EngineEnvironment
        {
            private readonly string _folder = Directory.CreateTempSubdirectory("fourth-").FullName;

            public override bool HasLeases => false;

            protected override SessionEngine<TSession, TKey> OpenEngine<TSession, TKey, TMap>(TimeProvider timeProvider) =>
                new DictionaryFileEngine<TSession, TKey, TMap>(_folder, timeProvider);

            protected override void Dispose(bool disposing) => Directory.Delete(_folder, recursive: true);
        }
        """;

    [Fact]
    public async Task Passes_the_suite_that_the_package_brings()
    {
        var backend = Directory.GetFiles(Path.Combine(Repository.Root, "tests/FourthBackend"), "*.cs")
            .Where(static file => !file.EndsWith("Tests.cs", StringComparison.Ordinal))
            .Select(static file => (Path.GetFileName(file), File.ReadAllText(file)));
        var directory = feed.Consumer("FourthBackend", [.. backend, ("Program.cs", Program), ("FourthBackend.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Persistence.TestKit" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """)]);
        var (exitCode, output) = await DotNet.Run(directory, "run");
        Assert.True(exitCode == 0, output);
        Assert.EndsWith("True True\n2 n\n2 n", output.TrimEnd().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
