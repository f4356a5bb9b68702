namespace Persistence.Packages.Tests.Generators;

/// <summary>A project with stored shapes: one class in a linked file, two target frameworks.</summary>
internal static class SchemaConsumer
{
    /// <summary>The class in the project.</summary>
    public const string Chat = """
        using System.ComponentModel.DataAnnotations;
        using Persistence;

        namespace Consumer;

        [PersistedSession]
        public sealed partial class Chat
        {
            [Key] public required string Id { get; init; }

            public string Topic { get; set; } = "";

            public int Priority { get; set; }

            [AppendOnly] public List<string> Lines { get; init; } = [];
        }

        [PersistedSession]
        public sealed partial class Draft
        {
            [Key] public int Id { get; init; }

            public string Text { get; set; } = "";
        }
        """;

    /// <summary>Why a long test does not run.</summary>
    public const string Skipped = "It takes minutes; PERSISTENCE_SCHEMA_LONG=1 runs it.";

    private const string Linked = """
        using System.ComponentModel.DataAnnotations;
        using Persistence;

        namespace Consumer;

        [PersistedSession]
        public sealed partial class Note
        {
            [Key] public Guid Id { get; init; }

            public string Text { get; set; } = "";
        }
        """;

    /// <summary>Whether the long tests run.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("PERSISTENCE_SCHEMA_LONG") == "1";

    /// <summary>Adds a member to the class in the linked file.</summary>
    /// <param name="project">The directory of the project.</param>
    public static Task AddToNote(string project) => File.WriteAllTextAsync(
        Path.Combine(project, "..", "Note.cs"), Linked.Replace("public string Text", "public int Size { get; set; }\n\n    public string Text", StringComparison.Ordinal), TestContext.Current.CancellationToken);

    /// <summary>Runs git.</summary>
    /// <param name="project">The directory of the project.</param>
    /// <param name="expected">The exit code.</param>
    /// <param name="arguments">The arguments.</param>
    public static async Task Git(string project, int expected, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", .. arguments]) { WorkingDirectory = project, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == expected, said);
    }

    /// <summary>Makes the project, with restored packages.</summary>
    /// <param name="feed">The packages.</param>
    /// <param name="name">Its directory.</param>
    /// <param name="frameworks">Its target frameworks.</param>
    /// <returns>The directory of the project.</returns>
    public static async Task<string> Make(LocalFeed feed, string name, string frameworks)
    {
        var directory = feed.Consumer(name, ("Note.cs", Linked));
        var project = Directory.CreateDirectory(Path.Combine(directory, "App")).FullName;
        await File.WriteAllTextAsync(Path.Combine(project, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>{frameworks}</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
                <Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="../Note.cs" Link="Note.cs" />
                <PackageReference Include="Persistence.Json" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(project, "Chat.cs"), Chat, TestContext.Current.CancellationToken);
        var (restored, output) = await DotNet.Run(project, "restore", "-nologo");
        Assert.True(restored == 0, output);
        return project;
    }

    /// <summary>Creates the file, as the documentation says.</summary>
    /// <param name="project">The directory of the project.</param>
    public static Task Create(string project) => Format(project, 0, "--severity", "info", "--diagnostics", "PG1000");

    /// <summary>Runs dotnet format analyzers.</summary>
    /// <param name="project">The directory of the project.</param>
    /// <param name="expected">The exit code.</param>
    /// <param name="arguments">Further arguments.</param>
    public static async Task Format(string project, int expected, params string[] arguments)
    {
        var (exitCode, output) = await DotNet.Run(project, ["format", "analyzers", "App.csproj", "--no-restore", .. arguments]);
        Assert.True(exitCode == expected, output);
    }

    /// <summary>Accepts what is gone, as the documentation says.</summary>
    /// <param name="project">The directory of the project.</param>
    /// <param name="reason">Why.</param>
    public static async Task Accept(string project, string reason)
    {
        var (exitCode, output) = await DotNet.Run(project, new Dictionary<string, string> { ["PersistedSchemaReason"] = reason }, "format", "analyzers", "App.csproj", "--no-restore", "--diagnostics", "PG1003", "PG1004", "PG1005");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>The text of the file.</summary>
    /// <param name="project">The directory of the project.</param>
    public static Task<string> Remembered(string project) => File.ReadAllTextAsync(Path.Combine(project, "PersistedSchema.txt"), TestContext.Current.CancellationToken);

    /// <summary>The ids that a build reports.</summary>
    /// <param name="project">The directory of the project.</param>
    public static async Task<string[]> Build(string project)
    {
        var (_, output) = await DotNet.Run(project, "build", "-nologo", "--no-restore", "-v", "q");
        return [.. System.Text.RegularExpressions.Regex.Matches(output, "PG\\d{4}").Select(static match => match.Value).Distinct().Order()];
    }
}
