using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Infrastructure.Persistence;

namespace TreatmentPlans.Api.Tests.Security;

public sealed class KeysAtRestTests : IDisposable
{
    private const string Password = "only-for-this-test";

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("plans-keys-");

    public void Dispose() => _files.Delete(recursive: true);

    // On empty databases: those of the other tests are copies of one that has keys.
    [Fact]
    public async Task Keys_are_encrypted_by_the_certificate_and_read_again_by_it_and_by_those_after_it()
    {
        var database = await TestDatabases.CreateEmptyAsync();
        var (before, after) = (Certificate("before"), Certificate("after"));
        string keys;
        await using (var host = await ApiHost.StartAsync(database: database, settings: Settings(before)))
        {
            Assert.All(await StoredKeysAsync(host), xml =>
            {
                Assert.Contains("EncryptedKey", xml, StringComparison.Ordinal);
                Assert.DoesNotContain("<value>", xml, StringComparison.Ordinal);
            });
            keys = await PublishedKeysAsync(host);
        }

        await using (var host = await ApiHost.StartAsync(database: database, settings: Settings(after, before)))
        {
            Assert.Equal(keys, await PublishedKeysAsync(host));
            var (clientId, secret) = await (await TestOrganization.CreateAsync(host)).RegisterAsync([Role.Administrator]);
            await host.Client(new Bearer(await host.TokenAsync(clientId, secret))).Get("/clients").Succeeds();
        }

        await Assert.ThrowsAnyAsync<CryptographicException>(() => ApiHost.StartAsync(database: database, settings: Settings(after)));
    }

    [Fact]
    public async Task Keys_from_before_the_first_certificate_stay_readable()
    {
        var database = await TestDatabases.CreateEmptyAsync();
        string keys;
        await using (var host = await ApiHost.StartAsync(database: database))
        {
            Assert.All(await StoredKeysAsync(host), xml => Assert.Contains("<value>", xml, StringComparison.Ordinal));
            keys = await PublishedKeysAsync(host);
        }

        await using var protectedHost = await ApiHost.StartAsync(database: database, settings: Settings(Certificate("first")));

        Assert.Equal(keys, await PublishedKeysAsync(protectedHost));
    }

    [Theory]
    [InlineData("missing.pfx", Password)]
    [InlineData("there.pfx", "another")]
    public async Task A_file_that_does_not_open_stops_the_start_and_names_the_setting(string file, string password)
    {
        Certificate("there");
        var settings = new Dictionary<string, string?>
        {
            ["DataProtection:Certificate:Path"] = Path.Combine(_files.FullName, file),
            ["DataProtection:Certificate:Password"] = password,
        };

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ApiHost.StartAsync(settings: settings));

        Assert.StartsWith("DataProtection:Certificate", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(password, refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", false, true)]
    [InlineData("Production", true, false)]
    [InlineData("Testing", false, false)]
    public async Task Production_without_a_certificate_is_told_so_once_and_serves(string environment, bool hasCertificate, bool warns)
    {
        var log = new Warnings();
        var settings = hasCertificate ? Settings(Certificate("keys")) : [];
        settings["environment"] = environment;
        settings["Database:AllowSqliteInProduction"] = "true";
        await using var host = await ApiHost.StartAsync(settings: settings, services: services => services.AddSingleton<ILogEventSink>(log));

        var ready = await host.Client().Get("~/health/ready").Succeeds();

        Assert.Equal(warns ? "Degraded" : "Healthy", (string?)ready["checks/keysAtRest"]);
        Assert.Equal(warns ? 1 : 0, log.Messages.Count(message => message.Contains("NOT ENCRYPTED", StringComparison.Ordinal)));
    }

    private Dictionary<string, string?> Settings(string certificate, params string[] former)
    {
        var settings = new Dictionary<string, string?>
        {
            ["DataProtection:Certificate:Path"] = certificate,
            ["DataProtection:Certificate:Password"] = Password,
        };
        foreach (var (index, path) in former.Index())
        {
            settings[$"DataProtection:FormerCertificates:{index}:Path"] = path;
            settings[$"DataProtection:FormerCertificates:{index}:Password"] = Password;
        }

        return settings;
    }

    private string Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        // Already run out: its dates are nobody's business here.
        using var certificate = request.CreateSelfSigned(TestClock.DefaultStart.AddDays(-2), TestClock.DefaultStart.AddDays(-1));
        var path = Path.Combine(_files.FullName, $"{name}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, Password));
        return path;
    }

    private static async Task<List<string>> StoredKeysAsync(ApiHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var keys = await scope.ServiceProvider.GetRequiredService<AppDbContext>().DataProtectionKeys.Select(key => key.Xml!).ToListAsync();
        return keys.Count > 0 ? keys : throw new InvalidOperationException("No keys were stored.");
    }

    private static async Task<string> PublishedKeysAsync(ApiHost host)
    {
        using var http = host.Server.CreateClient();
        using var response = await http.GetAsync("/.well-known/jwks");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private sealed class Warnings : ILogEventSink
    {
        public ConcurrentQueue<string> Messages { get; } = [];

        public void Emit(LogEvent logEvent)
        {
            if (logEvent.Level >= LogEventLevel.Warning)
            {
                Messages.Enqueue(logEvent.RenderMessage(null));
            }
        }
    }
}
