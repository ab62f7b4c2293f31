using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Infrastructure.Identity;

namespace TreatmentPlans.Api.Tests.Observability;

public sealed class DiscretionTests
{
    private const string Marker = "Zq7Xylo";

    [Fact]
    public async Task Nothing_that_a_caller_sends_appears_in_logs_or_traces()
    {
        var log = new CapturedLog();
        var spans = new CapturedSpans();
        await using var host = await ApiHost.StartAsync(
            settings: new Dictionary<string, string?>
            {
                ["Serilog:MinimumLevel:Default"] = "Information",
                // Nobody listens there; that spans are made is what counts.
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9",
            },
            services: services =>
            {
                services.AddSingleton<ILogEventSink>(log);
                services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(new SimpleActivityExportProcessor(spans)));
                services.Replace(ServiceDescriptor.Scoped<IClientCredentials, BrokenCredentials>());
            });
        var organization = await WithoutBrokenCredentialsAsync(host);

        var registered = await organization.Post("/patients", new { givenName = Marker, familyName = Marker, birthDate = "1988-03-14", administrativeSex = "Female" }, key: Marker);
        var patientId = registered.Id;
        await organization.Get($"/patients/{patientId}", ("User-Agent", Marker), ("X-Anything", Marker), ("If-None-Match", $"\"{Marker}\""));
        await organization.Get($"/patients/{Marker}?name={Marker}");
        await organization.Get($"/{Marker}/{Marker}");
        var issued = await organization.Post($"/patients/{patientId}/calendar-tokens", new { name = Marker }).Succeeds();
        var secret = ((string)issued["address"]!)["/calendars/".Length..^".ics".Length];
        await organization.Get($"~/calendars/{secret}.ics").Succeeds();
        await organization.Get($"~/calendars/{Marker}.ics");
        await organization.Get($"~/calendars/{secret[..^1]}{(secret[^1] == 'A' ? 'B' : 'A')}.ics?{Marker}={secret}");
        await organization.Post("/patients", $$"""{"givenName":"{{Marker}}","{{Marker}}":1""");
        await organization.Post("/patients", new { givenName = Marker, birthDate = Marker });
        await organization.Post("/patients/search", new { familyName = Marker });
        await organization.Put($"/patients/{patientId}", new { givenName = Marker }, ifMatch: Marker);
        await organization.SendAsync(HttpMethod.Get, "/patients", headers: [("Authorization", $"Bearer {Marker}")]);
        await host.RequestTokenAsync(Marker, Marker, Marker);
        var failed = await organization.Post("/clients", new { name = Marker, roles = new[] { "System" }, scopes = new[] { "plans:read" } });

        Assert.Equal(500, (int)failed.Status);
        var lines = string.Join('\n', log.Lines);
        var traces = string.Join('\n', spans.Lines);
        Assert.DoesNotContain(Marker, lines, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Marker, traces, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(secret[..^1], lines, StringComparison.Ordinal);
        Assert.DoesNotContain(secret[..^1], traces, StringComparison.Ordinal);
        Assert.Contains("/calendars/{token}.ics", lines, StringComparison.Ordinal);
        Assert.DoesNotContain(patientId, lines, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(patientId, traces, StringComparison.OrdinalIgnoreCase);

        // What it says instead: the operation by its template, the failure by its type.
        Assert.Contains("/api/v1/patients/{patientId}", lines, StringComparison.Ordinal);
        Assert.Contains("NotSupportedException", lines, StringComparison.Ordinal);
        Assert.Contains("GET /api/v", traces, StringComparison.Ordinal);
    }

    /// <summary>A client with everything, whose secret the broken credentials did not have to register.</summary>
    private static async Task<ApiClient> WithoutBrokenCredentialsAsync(ApiHost host)
    {
        BrokenCredentials.AreBroken = false;
        var (clientId, secret) = await (await TestOrganization.CreateAsync(host)).RegisterAsync([Role.Administrator, Role.Counselor]);
        BrokenCredentials.AreBroken = true;
        // Not recorded against the document: what fails here is a bug by intent.
        return new ApiClient(host.CreateDefaultClient(new Bearer(await host.TokenAsync(clientId, secret))));
    }

    private sealed class BrokenCredentials(IServiceProvider services) : IClientCredentials
    {
        private readonly IClientCredentials _real = ActivatorUtilities.CreateInstance<ClientCredentials>(services);

        public static bool AreBroken { get; set; }

        public Task RegisterAsync(Domain.Integration.ApiClient client, ClientProof proof, CancellationToken cancellationToken) => AreBroken
            ? throw new NotSupportedException($"Could not store {client.Name}", new InvalidOperationException(Marker))
            : _real.RegisterAsync(client, proof, cancellationToken);

        public Task ReplaceAsync(Domain.Integration.ApiClient client, ClientProof proof, CancellationToken cancellationToken) =>
            _real.ReplaceAsync(client, proof, cancellationToken);

        public Task<bool> HasDemoClientsAsync(CancellationToken cancellationToken) => _real.HasDemoClientsAsync(cancellationToken);

        public Task DisableAsync(Domain.Integration.ApiClient client, CancellationToken cancellationToken) => _real.DisableAsync(client, cancellationToken);
    }

    private sealed class CapturedLog : ILogEventSink
    {
        private readonly CompactJsonFormatter _formatter = new();

        public ConcurrentQueue<string> Lines { get; } = [];

        public void Emit(LogEvent logEvent)
        {
            using var line = new StringWriter(CultureInfo.InvariantCulture);
            _formatter.Format(logEvent, line);
            Lines.Enqueue($"{line} {logEvent.RenderMessage(CultureInfo.InvariantCulture)}");
        }
    }

    private sealed class CapturedSpans : BaseExporter<Activity>
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch)
            {
                var line = new StringBuilder($"{span.DisplayName} {span.StatusDescription}");
                foreach (var (key, value) in span.TagObjects.Concat(span.Events.SelectMany(e => e.Tags)))
                {
                    line.Append(CultureInfo.InvariantCulture, $" {key}={value}");
                }

                Lines.Enqueue(line.ToString());
            }

            return ExportResult.Success;
        }
    }
}
