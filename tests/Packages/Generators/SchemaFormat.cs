namespace Persistence.Packages.Tests.Generators;

/// <summary>
/// `dotnet format` creates PersistedSchema.txt from nothing, updates and verifies it, for two target frameworks and a class in a linked file; it never
/// decides, and what is gone is seen.
/// </summary>
public sealed class SchemaFormat(LocalFeed feed)
{
    [Fact]
    public async Task Creates_and_updates_and_decides_nothing()
    {
        // Each call of the command takes a tenth of a minute.
        Assert.SkipUnless(DotNet.IsLong, DotNet.Skipped);
        var project = await SchemaConsumer.Make(feed, "Schema", "net10.0;net10.0-windows");
        await SchemaConsumer.Create(project);
        var created = await SchemaConsumer.Remembered(project);
        Assert.Contains("chat header priority: int @1\n", created, StringComparison.Ordinal);
        Assert.Contains("note key: id:Guid @1\n", created, StringComparison.Ordinal);
        Assert.Equal(2, created.Split("chat SchemaVersion: 1 ").Length);

        // A member more is out of date. A member, a log and a class less is for somebody to decide.
        var cancellation = TestContext.Current.CancellationToken;
        var reduced = SchemaConsumer.Chat.Replace("public int Priority { get; set; }", "", StringComparison.Ordinal).Replace("[AppendOnly] public List<string> Lines { get; init; } = [];", "", StringComparison.Ordinal)
            .Replace("class Draft", "class Plan", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(project, "Chat.cs"), reduced, cancellation);
        await SchemaConsumer.AddToNote(project);
        Assert.Equal(["PG1001", "PG1003", "PG1004", "PG1005"], await SchemaConsumer.Build(project));
        await SchemaConsumer.Format(project, 0);
        var updated = await SchemaConsumer.Remembered(project);
        Assert.Equal(reduced, await File.ReadAllTextAsync(Path.Combine(project, "Chat.cs"), cancellation));
        Assert.Contains("note header size: int @1\n", updated, StringComparison.Ordinal);
        Assert.Empty(created.Split('\n').Except(updated.Split('\n')));
        Assert.All(updated.Split('\n').Except(created.Split('\n')), static line => Assert.Matches("^(note header size|plan )", line));

        // The same command decides for a person who says why.
        await SchemaConsumer.Accept(project, "not used since May");
        await SchemaConsumer.Format(project, 0);
        Assert.Empty(await SchemaConsumer.Build(project));
        var accepted = await SchemaConsumer.Remembered(project);
        Assert.Contains("chat header priority: int @1..1 accepted: not used since May\n", accepted, StringComparison.Ordinal);
        Assert.Contains("chat log lines: string @1..1 accepted: not used since May\n", accepted, StringComparison.Ordinal);
        Assert.Matches("(?m)^draft SchemaVersion: 1 #[0-9a-f]{8} Consumer.Draft removed: not used since May$", accepted);
    }

    [Fact]
    public async Task Verifies_a_checkout_with_carriage_returns_and_refuses_a_merge_that_is_not_resolved()
    {
        Assert.SkipUnless(SchemaConsumer.IsLong, SchemaConsumer.Skipped);
        var project = await SchemaConsumer.Make(feed, "SchemaMerge", "net10.0");
        await SchemaConsumer.Create(project);
        var file = Path.Combine(project, "PersistedSchema.txt");
        var created = await SchemaConsumer.Remembered(project);
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(file, created.ReplaceLineEndings("\r\n"), cancellation);
        await SchemaConsumer.Format(project, 0, "--verify-no-changes");
        Assert.Empty(await SchemaConsumer.Build(project));
        await SchemaConsumer.AddToNote(project);
        await SchemaConsumer.Format(project, 2, "--verify-no-changes");
        await SchemaConsumer.Format(project, 0);
        Assert.Equal((await SchemaConsumer.Remembered(project)).ReplaceLineEndings("\r\n"), await SchemaConsumer.Remembered(project));

        // Two branches raise the version, each with a member of its own.
        await File.WriteAllTextAsync(file, created, cancellation);
        await SchemaConsumer.Git(project, 0, "init", "-q", "-b", "one");
        await SchemaConsumer.Git(project, 0, "add", ".");
        await SchemaConsumer.Git(project, 0, "commit", "-q", "-m", "start");
        await SchemaConsumer.Git(project, 0, "branch", "two");
        foreach (var branch in new[] { "one", "two" })
        {
            await SchemaConsumer.Git(project, 0, "checkout", "-q", branch);
            await File.WriteAllTextAsync(Path.Combine(project, "Chat.cs"), SchemaConsumer.Chat.Replace("[PersistedSession]\npublic sealed partial class Chat\n{", $"[PersistedSession(SchemaVersion = 2)]\npublic sealed partial class Chat\n{{\n    public int {branch.ToUpperInvariant()} {{ get; set; }}", StringComparison.Ordinal), cancellation);
            await SchemaConsumer.Format(project, 0);
            await SchemaConsumer.Git(project, 0, "commit", "-q", "-a", "-m", branch);
        }

        await SchemaConsumer.Git(project, 1, "merge", "one");
        var conflict = await SchemaConsumer.Remembered(project);
        Assert.Contains("<<<<<<<", conflict, StringComparison.Ordinal);
        await SchemaConsumer.Git(project, 0, "checkout", "-q", "--ours", "Chat.cs");
        Assert.Equal(["PG1002"], await SchemaConsumer.Build(project));
        await SchemaConsumer.Format(project, 0);
        Assert.Equal(conflict, await SchemaConsumer.Remembered(project));
    }

    [Fact]
    public async Task Is_created_for_two_hundred_classes_and_for_none()
    {
        Assert.SkipUnless(SchemaConsumer.IsLong, SchemaConsumer.Skipped);
        var project = await SchemaConsumer.Make(feed, "SchemaMany", "net10.0");
        var cancellation = TestContext.Current.CancellationToken;
        foreach (var path in new[] { Path.Combine(project, "Chat.cs"), Path.Combine(project, "..", "Note.cs") })
        {
            await File.WriteAllTextAsync(path, "namespace Consumer;", cancellation);
        }

        await SchemaConsumer.Create(project);
        Assert.False(File.Exists(Path.Combine(project, "PersistedSchema.txt")));
        for (var number = 0; number < 200; number++)
        {
            await File.WriteAllTextAsync(Path.Combine(project, $"Chat{number}.cs"), SchemaConsumer.Chat.Replace("class Chat", $"class Chat{number}", StringComparison.Ordinal).Replace("class Draft", $"class Draft{number}", StringComparison.Ordinal), cancellation);
        }

        await SchemaConsumer.Create(project);
        var created = await SchemaConsumer.Remembered(project);
        Assert.Equal(401, created.Split(" SchemaVersion: 1 ").Length);
        File.Delete(Path.Combine(project, "PersistedSchema.txt"));
        await SchemaConsumer.Create(project);
        Assert.Equal(created, await SchemaConsumer.Remembered(project));
    }
}
