using Microsoft.AspNetCore.HttpOverrides;

namespace TreatmentPlans.Api.Security;

/// <summary>How requests reach us: over TLS, ours or that of a proxy that configuration names.</summary>
internal sealed record TransportOptions
{
    /// <summary>Answers plain HTTP. For Development, and for a proxy on the same host that cannot tell the scheme.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>Addresses or networks (CIDR) of the proxies whose X-Forwarded-* headers are believed.</summary>
    public IReadOnlyList<string> KnownProxies { get; init; } = [];
}

internal static class Transport
{
    private const string Section = "Transport";

    public static WebApplicationBuilder AddTransport(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(Section).Get<TransportOptions>() ?? new TransportOptions();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = options.KnownProxies.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in options.KnownProxies)
            {
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy.Contains('/') ? proxy : proxy + (proxy.Contains(':') ? "/128" : "/32")));
            }
        });
        return builder;
    }

    /// <summary>A token sent in clear is a token lost: plain HTTP is refused, not redirected.</summary>
    public static WebApplication UseTransport(this WebApplication app)
    {
        app.UseForwardedHeaders();
        var allowHttp = app.Environment.IsDevelopment() || app.Configuration.GetValue<bool>($"{Section}:{nameof(TransportOptions.AllowHttp)}");
        if (!allowHttp)
        {
            app.UseHsts();
            app.Use((context, next) =>
            {
                if (context.Request.IsHttps || context.Request.Path.StartsWithSegments("/health"))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
                return Task.CompletedTask;
            });
        }

        return app;
    }
}
