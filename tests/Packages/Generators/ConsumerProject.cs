namespace Persistence.Packages.Tests.Generators;

/// <summary>The files of a project that somebody might begin with.</summary>
internal static class ConsumerProject
{
    private const string Chat = """
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using Persistence;

        namespace Consumer;

        /// <summary>How a chat stands.</summary>
        internal enum Status { Active, Ended }

        [PersistedSession(TimeToLive = "7.00:00:00")]
        internal sealed partial class Chat
        {
            [Key] public required string Id { get; init; }

            [Required, StringLength(200)] public required string Topic { get; set; }

            [Indexed] public Status Status { get; set; }

            [Indexed] public DateTimeOffset LastActivity { get; set; }

            [Indexed, Range(0, 100)] public int? Progress { get; set; }

            public Dictionary<string, string> Context { get; init; } = [];

            [SerializedBy(typeof(AttachmentContext))] public Attachment? Attached { get; set; }

            public Colour Paint { get; set; }

            [AppendOnly] public List<Message> Messages { get; init; } = [];
        }

        /// <summary>Known by a context.</summary>
        [JsonDerivedType(typeof(Numbered), "numbered")]
        internal abstract record Attachment(string Name)
        {
            /// <summary>Makes one that no store knows.</summary>
            public static Attachment Of(string name, IReadOnlyList<int> numbers) => new Numbered(name, numbers);
        }

        internal sealed record Numbered(string Name, IReadOnlyList<int> Numbers) : Attachment(Name);

        [JsonSourceGenerationOptions(WriteIndented = true)]
        [JsonSerializable(typeof(Attachment))]
        internal sealed partial class AttachmentContext : JsonSerializerContext;

        /// <summary>Known by its converter.</summary>
        [JsonConverter(typeof(ColourConverter))]
        internal readonly record struct Colour(int Red);

        internal sealed class ColourConverter : JsonConverter<Colour>
        {
            public override Colour Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

            public override void Write(Utf8JsonWriter writer, Colour value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Red);
        }

        internal sealed record Message([property: Key] string Id, string Text, int Weight = 1);

        [PersistedSession(Async = true)]
        internal sealed partial class Run
        {
            [Key] public Guid Id { get; init; }

            [Indexed] public Status Status { get; set; }

            [Indexed] public DateTimeOffset StartedAt { get; set; }

            [AppendOnly] public List<Message> Steps { get; init; } = [];
        }
        """;

    /// <summary>Makes the files.</summary>
    /// <param name="version">The version of the packages.</param>
    /// <param name="properties">Further MSBuild properties.</param>
    /// <param name="backends">The backends to reference, each alone a working project; without one the generator is referenced.</param>
    public static (string Path, string Text)[] Files(string version, string properties, string[] backends) =>
    [
        ("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>{properties}</PropertyGroup>
              <ItemGroup>
                {(backends.Length == 0 ? $"<PackageReference Include=\"Persistence.Generators\" Version=\"{version}\" />" : "")}
                {string.Concat(backends.Select(backend => $"<PackageReference Include=\"Persistence.{backend}\" Version=\"{version}\" />"))}
              </ItemGroup>
            </Project>
            """),
        ("Chat.cs", Chat),
        ("Program.cs", $$"""
            #pragma warning disable CA2007 // A program of its own has no context to stay away from.
            using Consumer;

            {{string.Concat(backends.Select(Use))}}
            {{(backends.Any(static backend => backend != "Redis") ? """
                static void Use(IChatStore store)
                {
                    store.Create(new Chat { Id = "demo", Topic = "t", Status = Status.Ended, Attached = Attachment.Of("a", [1, 2]), Paint = new Colour(5) });
                    store.AppendMessages("demo", new Message("1", "a"), new Message("2", "b"), new Message("2", "again"));
                    if (store.Load("demo") is not { Attached: Numbered { Name: "a", Numbers: [1, 2] }, Paint.Red: 5 })
                    {
                        throw new InvalidOperationException("What others serialize did not come back.");
                    }

                    Console.WriteLine($"{store.CountMessages("demo")} entries, found {store.FindByStatus(Status.Ended)[0]}");
                }

                static async Task UseAsync(IRunStore store)
                {
                    var run = new Run { Id = Guid.NewGuid(), Status = Status.Ended };
                    await store.CreateAsync(run);
                    await store.AppendStepsAsync(run.Id, new Message("1", "a"));
                    await store.AppendStepsAsync(run.Id, new[] { new Message("2", "b"), new Message("3", "c") });
                    var found = (await store.FindByStatusAsync(Status.Ended))[0] == run.Id;
                    await foreach (var key in store.KeysAsync())
                    {
                        Console.WriteLine($"{await store.CountStepsAsync(key)} entries awaited, found {found}");
                    }
                }
                """ : "Console.WriteLine(\"compiled\");")}}
            """),
    ];

    private static string Use(string backend) => backend switch
    {
        "Json" => """
            using (var json = new ChatJsonStore(Directory.CreateTempSubdirectory("consumer-").FullName)) { Use(json); }
            await using (var json = new RunJsonStore(Directory.CreateTempSubdirectory("consumer-").FullName)) { await UseAsync(json); }

            """,
        "Sqlite" => """
            using (var sqlite = new ChatSqliteStore("Data Source=" + Path.Combine(Directory.CreateTempSubdirectory("consumer-").FullName, "chat.db"))) { Use(sqlite); }
            await using (var sqlite = new RunSqliteStore("Data Source=" + Path.Combine(Directory.CreateTempSubdirectory("consumer-").FullName, "run.db"))) { await UseAsync(sqlite); }

            """,
        _ => "GC.KeepAlive((typeof(ChatRedisStore), typeof(RunRedisStore)));\n",
    };
}
