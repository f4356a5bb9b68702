using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Persistence.AspNetCore.Tests.Support;

/// <summary>A program with a feed in a process of its own, which is killed and started again on its port.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly string[] _arguments;
    private Process _process;

    private ServerProcess(string[] arguments)
    {
        _arguments = arguments;
        _process = Launch("http://127.0.0.1:0");
        Address = _process.StandardOutput.ReadLine() is { Length: > 0 } address ? address : throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>Where it listens, with the port that it got.</summary>
    public string Address { get; }

    public static ServerProcess Start(string backend, string where, string prefix) => new([backend, where, prefix]);

    public static async Task<int> Serve(string backend, string where, string prefix, string address)
    {
        using var store = Stores.Open(backend, where, prefix);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Services.AddSessionFeed();
        await using var app = builder.Build();
        app.MapSessionFeed("/chat", feed => feed.Chats(store));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadLineAsync();
        return 0;
    }

    /// <summary>SIGKILL, in the middle of whatever it does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Starts it again on the same port.</summary>
    public void Restart()
    {
        _process = Launch(Address);
        Assert.Equal(Address, _process.StandardOutput.ReadLine());
    }

    public void Dispose() => Kill();

    private Process Launch(string address)
    {
        // Run as "dotnet test.dll" or as an executable of its own: start another one of the same.
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, typeof(ServerProcess).Assembly.GetName().Name + ".dll"));
        }

        foreach (var argument in (string[])["serve", .. _arguments, address])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
