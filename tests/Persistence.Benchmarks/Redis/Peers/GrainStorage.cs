using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using StackExchange.Redis;

namespace Persistence.Benchmarks.Redis.Peers;

/// <summary>
/// Orleans' Redis grain storage, driven through its <see cref="IGrainStorage"/> in the smallest silo it runs in. It gets
/// System.Text.Json's generated code in place of its own serializer, which is slower.
/// </summary>
internal sealed class GrainStorage : IDisposable
{
    private readonly IHost _host;
    private readonly IGrainStorage _storage;

    public GrainStorage(string address)
    {
        var ports = FreePorts();
        _host = new HostBuilder().ConfigureLogging(static logging => logging.ClearProviders()).UseOrleans(silo => silo
            .UseLocalhostClustering(ports[0], ports[1])
            .AddRedisGrainStorage("redis", options =>
            {
                options.ConfigurationOptions = ConfigurationOptions.Parse(address);
                options.GrainStorageSerializer = new SystemTextJson();
            })).Build();
        _host.Start();
        _storage = _host.Services.GetRequiredKeyedService<IGrainStorage>("redis");
    }

    /// <summary>A grain whose state is stored.</summary>
    public (GrainId Id, GrainState<PeerChat> State) Create(int messages)
    {
        var grain = (GrainId.Create("chat", $"{messages}"), new GrainState<PeerChat>(PeerChat.With(messages)));
        _storage.WriteStateAsync("chat", grain.Item1, grain.Item2).GetAwaiter().GetResult();
        return grain;
    }

    /// <summary>Adds a message to the state that the grain holds in memory, and stores it.</summary>
    public void Add((GrainId Id, GrainState<PeerChat> State) grain)
    {
        var messages = grain.State.State!.Messages;
        messages.Add(RedisBenchmark.Message);
        _storage.WriteStateAsync("chat", grain.Id, grain.State).GetAwaiter().GetResult();
        messages.RemoveAt(messages.Count - 1);
    }

    /// <summary>Reads the state, as an activation does.</summary>
    public PeerChat Load(GrainId id)
    {
        var state = new GrainState<PeerChat>(new PeerChat());
        _storage.ReadStateAsync("chat", id, state).GetAwaiter().GetResult();
        return state.State!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _host.StopAsync().GetAwaiter().GetResult();
        _host.Dispose();
    }

    private static int[] FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return [((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port];
    }

    private sealed class SystemTextJson : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) =>
            new(JsonSerializer.SerializeToUtf8Bytes(input, typeof(T), PeerChatContext.Default));

        public T? Deserialize<T>(BinaryData input) =>
            (T?)JsonSerializer.Deserialize(input.ToMemory().Span, typeof(T), PeerChatContext.Default);
    }
}
