namespace Persistence.Packages.Tests.Generators;

/// <summary>
/// What a build says, in one build of two projects: one whose session class is wrong reports that and nothing else, and one that silences what it knows of has no
/// warning, in its own files and in generated ones.
/// </summary>
public sealed class BuildMessages(LocalFeed feed)
{
    private const string Wrong = """
        using System.ComponentModel.DataAnnotations;
        using Persistence;

        namespace Wrong;

        [PersistedSession]
        public sealed partial class Ticket
        {
            [Key] public required object Id { get; init; }
            [Indexed] public int Level { get; set; }
            [AppendOnly] public List<string> Lines { get; init; } = [];
        }

        public sealed class Desk(ITicketStore tickets)
        {
            public bool IsOpen => tickets is TicketJsonStore;
        }

        [PersistedSession]
        public sealed partial class Note
        {
            [Key] public required string Id { get; init; }
            public object? Junk { get; set; }
            [Indexed] public int Level { get; set; }
            [AppendOnly] public List<string> Lines { get; init; } = [];
        }

        public sealed class Board(INoteStore notes)
        {
            public long Add(string id, string line) => notes.FindByLevel(1).Count + notes.AppendLines(id, line);

            public static Board Open() => new(new NoteJsonStore("notes"));
        }
        """;

    private const string Silenced = """
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using System.Diagnostics.CodeAnalysis;
        using Persistence;

        namespace Right;

        #pragma warning disable CS8981, LIB001, PG0022
        [PersistedSession]
        public sealed partial class chat
        {
            [Key] public required string Id { get; init; }
            [Experimental("LIB001")] public Draft? Draft { get; set; }
            [NotMapped, Obsolete("Gone.", error: true)] public string? Old { get; set; }
            public Place? Start { get; set; }
            public int Count;
        }

        [Experimental("LIB001")]
        public sealed record Draft(string Text);
        #pragma warning restore

        public class Place { public int X { get; set; } }

        public sealed class Room : Place { public int Floor { get; set; } }
        """;

    [Fact]
    public async Task Are_about_the_class_that_is_wrong_and_about_no_other()
    {
        var directory = feed.Consumer("Messages", ("Both.slnx", """<Solution><Project Path="Wrong/Wrong.csproj" /><Project Path="Right/Right.csproj" /></Solution>"""));
        await Write(directory, "Wrong", Wrong, "root = true");
        await Write(directory, "Right", Silenced, "root = true\n[*.cs]\ngenerated_code = false\ndotnet_diagnostic.PG0025.severity = none\n");
        var (exitCode, output) = await DotNet.Run(directory, "build", "-nologo");
        Assert.Equal(1, exitCode);
        var complaints = output.Split('\n').Where(static line => line.Contains(": error ", StringComparison.Ordinal) || line.Contains(": warning ", StringComparison.Ordinal)).Select(static line => line.Trim()).Distinct().ToArray();
        Assert.True(complaints.Length == 2 && complaints.All(static line => line.Contains(": error PG0005: ", StringComparison.Ordinal)), string.Join('\n', complaints));
        Assert.Contains(complaints, static line => line.Contains("'Id'", StringComparison.Ordinal));
        Assert.Contains(complaints, static line => line.Contains("'Junk'", StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(directory, "Right", "bin", "Debug", "net10.0", "Right.dll")), output);
    }

    private async Task Write(string directory, string name, string code, string editorConfig)
    {
        var folder = Directory.CreateDirectory(Path.Combine(directory, name)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>
              <ItemGroup><PackageReference Include="Persistence.Json" Version="{feed.Version}" /></ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "Ticket.cs"), code, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, ".editorconfig"), editorConfig, TestContext.Current.CancellationToken);
    }
}
