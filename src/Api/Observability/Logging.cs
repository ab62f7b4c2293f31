using System.Globalization;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Observability;

/// <summary>Logs tell what the service did, never of whom: no raw path, query, header or body, and no message of an exception.</summary>
internal static class Logging
{
    private const double SlowMilliseconds = 1000;

    public static WebApplicationBuilder AddLogging(this WebApplicationBuilder builder)
    {
        builder.Services.AddSerilog((services, log) =>
        {
            log.MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("System", LogEventLevel.Warning)
                .MinimumLevel.Override("OpenIddict", LogEventLevel.Warning)
                // The answer tells what is degraded; a probe every ten seconds need not say it again.
                .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Error)
                .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                .ReadFrom.Configuration(builder.Configuration)
                .Enrich.FromLogContext();
            foreach (var sink in services.GetServices<ILogEventSink>())
            {
                log.WriteTo.Discreet(to => to.Sink(sink));
            }

            log.WriteTo.Discreet(to =>
            {
                if (builder.Environment.IsDevelopment())
                {
                    to.Console(formatProvider: CultureInfo.InvariantCulture);
                }
                else
                {
                    to.Console(new CompactJsonFormatter());
                }
            });
        }, preserveStaticLogger: true);
        return builder;
    }

    /// <summary>
    /// One line per request, when it is done. Where the service is in use, what succeeded in time is told at Debug: the audit log has
    /// each of them, and a line for each would cost more than it tells.
    /// </summary>
    public static IApplicationBuilder UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        var success = app.Environment.IsDevelopment() ? LogEventLevel.Information : LogEventLevel.Debug;
        options.GetLevel = (context, elapsed, exception) => context.Response.StatusCode switch
        {
            _ when exception is not null => LogEventLevel.Error,
            >= StatusCodes.Status500InternalServerError => LogEventLevel.Error,
            >= StatusCodes.Status400BadRequest => LogEventLevel.Information,
            _ => elapsed > SlowMilliseconds ? LogEventLevel.Information : success,
        };
        // Of this host: the static logger would be that of whichever host of the process started last.
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.MessageTemplate = "{Method} {Route} {Status} in {Elapsed:0.0} ms";
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new("Method", new ScalarValue(context.Request.Method)),
            new("Route", new ScalarValue(RouteTemplate.Of(context) ?? "none")),
            new("Status", new ScalarValue(status)),
            new("Elapsed", new ScalarValue(elapsed)),
            new("ClientId", new ScalarValue(context.RequestServices.GetRequiredService<ICaller>().ClientId)),
        ];
    });

    private static void Discreet(this LoggerSinkConfiguration writeTo, Action<LoggerSinkConfiguration> inner) =>
        writeTo.Sink(LoggerSinkConfiguration.Wrap(sink => new DiscreetSink(sink), inner));
}

/// <summary>
/// Takes out of each event what may tell of a patient: the raw path that the host adds to everything said during a request, and
/// the message of an exception, which may quote a value. Type and stack stay.
/// </summary>
internal sealed class DiscreetSink(ILogEventSink inner) : ILogEventSink, IDisposable
{
    private const string DuringRequest = "RequestId";
    private static readonly string[] Dropped = ["RequestPath", "Path", "QueryString", "Uri", "Url"];

    public void Emit(LogEvent logEvent)
    {
        var isDuringRequest = logEvent.Properties.ContainsKey(DuringRequest);
        foreach (var name in Dropped)
        {
            logEvent.RemovePropertyIfPresent(name);
        }

        inner.Emit(isDuringRequest && logEvent.Exception is { } exception ? WithoutMessage(logEvent, exception) : logEvent);
    }

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private static LogEvent WithoutMessage(LogEvent logEvent, Exception exception)
    {
        var properties = logEvent.Properties.Select(property => new LogEventProperty(property.Key, property.Value))
            .Append(new LogEventProperty("Exception", new ScalarValue(Describe(exception))));
        return new LogEvent(
            logEvent.Timestamp, logEvent.Level, exception: null, logEvent.MessageTemplate, properties, logEvent.TraceId ?? default, logEvent.SpanId ?? default);
    }

    private static string Describe(Exception exception)
    {
        var inside = exception.InnerException is { } cause ? $"\n--- because of {Describe(cause)}" : "";
        return $"{exception.GetType().FullName}\n{exception.StackTrace}{inside}";
    }
}
