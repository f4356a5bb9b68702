using System.Diagnostics;
using Persistence.Testing.Redis;

namespace Persistence.Packages.Tests.Agents;

/// <summary>
/// What docs/agent-framework.md promises: a console program of Agent Framework that knows nothing of us gets the package and one line. It is killed in the middle of a turn, starts again, and goes on.
/// </summary>
public sealed class AgentConsumer(LocalFeed feed)
{
    private const string Plain = "AIAgent agent = new ChatClientAgent(client, options);";

    private const string Asking = "Which berth? ";

    private const string Program = """
        using System.Runtime.CompilerServices;
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;

        IChatClient client = new Model();
        var options = new ChatClientAgentOptions { Name = "Harbour", ChatOptions = new() { Tools = [AIFunctionFactory.Create(AskTheMaster, "ask")] } };
        AIAgent agent = new ChatClientAgent(client, options);
        await foreach (var update in agent.RunStreamingAsync(args[2], await agent.CreateSessionAsync()))
        {
            Console.Write(update.Text);
        }

        static string AskTheMaster(string ship)
        {
            Console.WriteLine("Which berth? ");
            return Console.ReadLine() ?? "none";
        }

        // In place of a model: it says what it was given.
        sealed class Model : IChatClient
        {
            public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

            public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
            {
                await Task.Yield();
                var all = messages.ToList();
                yield return all.Last().Text.Contains("come in")
                    ? new(ChatRole.Assistant, [new FunctionCallContent("c1", "ask", new Dictionary<string, object?> { ["ship"] = "Marigold" })])
                    : new(ChatRole.Assistant, string.Join("; ", all.Select(static one => $"{one.Role}: {one.Text}{string.Concat(one.Contents.Select(static part => part is FunctionCallContent call ? "call " + call.CallId : part is FunctionResultContent result ? "result " + result.CallId : ""))}")));
            }

            public object? GetService(Type serviceType, object? serviceKey = null) => null;

            public void Dispose() { }
        }
        """;

    [Fact]
    public async Task A_console_program_gets_the_package_and_one_line_is_killed_in_a_turn_and_goes_on()
    {
        var line = """AIAgent agent = client.AsPersistedAgent(args[0] == "json" ? AgentStores.Json(args[1]) : args[0] == "sqlite" ? AgentStores.Sqlite(args[1]) : AgentStores.Redis(args[1]), "console", options);""";
        Assert.Contains(Plain, Program, StringComparison.Ordinal);
        var directory = feed.Consumer("Harbour", ("Program.cs", Program.Replace(Plain, line, StringComparison.Ordinal)), ("Harbour.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.Agents.AI" Version="1.28.0" />
                <PackageReference Include="Persistence.AgentFramework" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """));
        var (built, output) = await DotNet.Run(directory, "build", "-nologo", "-warnaserror", "-o", "out");
        Assert.True(built == 0, output);

        await Task.WhenAll(KilledAndGoesOn(directory, "json", "chats"), KilledAndGoesOn(directory, "sqlite", "Data Source=chat.db"));
        using var server = RedisServer.Start();
        await KilledAndGoesOn(directory, "redis", $"127.0.0.1:{server.Port}");
    }

    private static async Task KilledAndGoesOn(string directory, string backend, string place)
    {
        var token = TestContext.Current.CancellationToken;
        using var killed = Start(directory, backend, place, "May the Marigold come in?");
        Assert.Equal(Asking, await killed.StandardOutput.ReadLineAsync(token));
        killed.Kill();
        await killed.WaitForExitAsync(CancellationToken.None);

        using var next = Start(directory, backend, place, "Well?");
        next.StandardInput.Close();
        Assert.Equal("user: May the Marigold come in?; assistant: call c1; tool: result c1; user: Well?", await next.StandardOutput.ReadToEndAsync(token));
        await next.WaitForExitAsync(CancellationToken.None);
        Assert.Equal(0, next.ExitCode);
    }

    private static Process Start(string directory, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(directory, "out", "Harbour.dll"), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = directory })!;
}
