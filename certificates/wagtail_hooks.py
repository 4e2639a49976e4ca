from __future__ import annotations

from wagtail import hooks

from certificates.panels import CertificatesPanel
from certificates.viewsets import DesignViewSet


@hooks.register("register_workshop_panel")
def certificates_panel() -> CertificatesPanel:
    return CertificatesPanel()


@hooks.register("register_admin_viewset")
def design_viewset() -> DesignViewSet:
    return DesignViewSet("certificate_designs")
