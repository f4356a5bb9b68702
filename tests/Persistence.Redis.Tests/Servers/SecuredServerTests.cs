using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Servers;

/// <summary>Servers that ask who is there, and servers that are asked.</summary>
public sealed class SecuredServerTests
{
    private static readonly RedisStoreOptions s_hasty = new() { RetryTimeout = TimeSpan.Zero };

    [Fact]
    public void The_store_works_through_TLS_and_an_unknown_certificate_is_said()
    {
        RedisAvailability.Require();
        using var certificate = NewCertificate();
        var folder = Directory.CreateTempSubdirectory("redis-tls-");
        try
        {
            var (certificateFile, keyFile) = Export(certificate, folder.FullName);
            var port = RedisServer.FreePort();
            using var server = RedisServer.Start("--tls-port", $"{port}", "--tls-cert-file", certificateFile, "--tls-key-file", keyFile, "--tls-ca-cert-file", certificateFile, "--tls-auth-clients", "no");
            using var redis = ConnectionMultiplexer.Connect(Encrypted(port, certificate.Thumbprint));
            using var store = new ChatRedisStore(redis);
            store.Create(new Chat { Id = "c", Topic = "secret" });
            store.AppendMessages("c", new Message("1", new string('x', 100_000)));
            Assert.Equal(("secret", 100_000), (store.Load("c").Topic, store.Load("c").Messages[0].Text.Length));

            using var doubtful = ConnectionMultiplexer.Connect(Encrypted(port, "another"));
            using var refused = new ChatRedisStore(doubtful, s_hasty);
            Assert.Throws<SessionStoreUnavailableException>(() => refused.Find("c"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_store_works_with_a_password_and_a_wrong_or_missing_one_is_said()
    {
        using var server = RedisServer.Start("--requirepass", "right");
        using var right = ConnectionMultiplexer.Connect(server.ConnectionString + ",password=right");
        using var store = new ChatRedisStore(right);
        store.Create(new Chat { Id = "c", Topic = "kept" });
        foreach (var password in new[] { ",password=wrong", "" })
        {
            using var wrong = ConnectionMultiplexer.Connect($"127.0.0.1:{server.Port},abortConnect=false,connectRetry=1,connectTimeout=2000,syncTimeout=1000{password}");
            using var refused = new ChatRedisStore(wrong, s_hasty);

            // Until the driver has heard the server's refusal there is only no answer.
            var failure = Assert.Throws<SessionStoreUnavailableException>(() => refused.Find("c"));
            for (var attempts = 0; attempts < 20 && !failure.Message.Contains("password", StringComparison.Ordinal); attempts++)
            {
                failure = Assert.Throws<SessionStoreUnavailableException>(() => refused.Find("c"));
            }

            Assert.Contains("password", failure.Message, StringComparison.Ordinal);
            Assert.Throws<SessionStoreUnavailableException>(() => refused.AppendNotes("c", "x"));
        }

        Assert.Equal(("kept", 0), (store.Load("c").Topic, store.Load("c").Notes.Count));
    }

    private static ConfigurationOptions Encrypted(int port, string thumbprint)
    {
        var options = new ConfigurationOptions
        {
            EndPoints = { { IPAddress.Loopback, port } },
            Ssl = true,
            SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            AbortOnConnectFail = false,
            ConnectRetry = 1,
            ConnectTimeout = 5000,
            SyncTimeout = 1000,
        };
        options.CertificateValidation += (_, certificate, _, _) => certificate is X509Certificate2 known && known.Thumbprint == thumbprint;
        return options;
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static (string Certificate, string Key) Export(X509Certificate2 certificate, string folder)
    {
        var (certificateFile, keyFile) = (Path.Combine(folder, "server.crt"), Path.Combine(folder, "server.key"));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        using var key = certificate.GetRSAPrivateKey()!;
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (certificateFile, keyFile);
    }
}
