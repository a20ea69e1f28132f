//! French.

use super::Language;

pub(super) const WORDS: Language = Language {
    strong: "
        efface|effacer|effacez|effacera|effacé|effacée|effacés|effacées|effacement
        supprim*
        suppression
        désinstall*
        réinstall*
        installation propre
        réglages d'usine
        paramètres d'usine
        état d'usine
        configuration d'usine
        usine
        formater|formatez|formatage
        formaté|formatée
        perte de données
        perdre vos|tes|toutes|vos|les
        perdrez
        seront perdues|perdus
        irréversible*
        irrémédiable*
        définitivement
        réinitialis* ... réglages|paramètres|appareil|iphone|téléphone|ordinateur|routeur|box|réseau|navigateur|tout
        réinitialis* l|le|la|les|votre|vos
        déconnect* de|du ... compte|icloud
        déconnectez vous
        se déconnecter de
        déconnectez ... reconnectez
        oublier ce|le réseau
        oubliez ce|le réseau
        dissoci*
        mode dfu
        mode de récupération
        base de registre
        registre windows
        écras* ... données
        restaur* ... sauvegarde|usine|iphone|ipad
        remise|remettre à zéro
        repartir de zéro
        vider ... cookies
        flasher*|flashez
    ",
    weak: "
        réinitialis*
        restaur*
        oublier|oubliez
        déconnect*
        retirer|retirez
        enlever|enlevez
        vider|videz
        bios
        uefi
        cmos
        bootloader
        effacement
        désappair*
        désassoci*
        déverrouill*
        reset*
        rétrograd*
        ôter|ôtez
        révoqu*
    ",
    harmless: "
        bouton de réinitialisation|reset
        bouton reset
        retir* ... batterie|piles|câble|coque|poussière|filtre|couvercle|bac
        enlev* ... batterie|piles|câble|coque|poussière|filtre|couvercle|calcaire
        rétabli* ... connexion|accès|service
        restaur* ... connexion|accès|service
        restaurant*
        vider|videz le|la bac|filtre|corbeille à papier|réservoir
        touche supprimer
        déconnect* le câble|chargeur
    ",
    backup: "
        sauvegard*
        copie de sauvegarde
        copie de sécurité
    ",
    hurts: "
        tension du|secteur|électrique
        haute tension
        sous tension ... mesur*
        mesur* ... tension
        multimètre
        choc électrique
        électrocut*
        conduite de gaz
        robinet de|du gaz
        fuite de gaz
        odeur de gaz
        condensateur*
        monoxyde
        batterie gonflée
    ",
    care: "
        désactiv* ... antivirus|pare|protection|vpn|sécurité
        coup* ... disjoncteur
        disjoncteur
        dévis*
        ouvr* le boîtier|capot
        démont*
        mode sans échec
        en tant qu'administrateur
        redirection de port*
    ",
    likelier: "
        le plus souvent
        la plus fréquente
        le plus fréquent
        la cause la plus
        parfois ... suffit
        suffit souvent
        en premier
        commencez par
        presque toujours
        dans la plupart des cas
        solution rapide
        très fréquent*
    ",
    rarer: "
        rarement
        cas rares
        rares cas
        utilisateurs avancés
        peu probable
        plus rare
        plus rarement
    ",
    last: "
        en dernier recours
        dernier recours
        dernière solution
        ultime recours
        si rien ne marche|fonctionne
        si rien n'y fait
        si rien d'autre
        en ultime
    ",
    proof: "
        vous devriez
        tu devrais
        devrait s'afficher
        devrait apparaître
        devrait maintenant
        jusqu'à ce que
        doit s'afficher
        doit apparaître
        vous verrez
    ",
    warning: "
        ^attention
        ^avertissement
        ^important
        ^remarque
        ^danger
        ^prudence
        ^ne ... jamais
        ^note
    ",
    end: "
        quand appeler|contacter|consulter|faire
        autres erreurs
        autres problèmes
        contacter|contactez ... support|assistance|service|fabricant|fournisseur|opérateur|hébergeur|technicien|professionnel
        service client
        service après vente
        besoin d'aide
        obtenir de l'aide
        demander de l'aide
        aide supplémentaire
        toujours bloqué
        toujours en panne
        un professionnel
        un technicien
        un réparateur
        acheter un|une nouveau|nouvel|nouvelle
        appeler un|une|le|votre
        assistance technique
    ",
    perhaps_end: "
        si rien ne marche|fonctionne
        si rien n'y fait
        rien ne fonctionne|marche
        si le problème persiste
    ",
    faq: "
        questions fréquentes
        foire aux questions
        questions courantes
        vos questions
    ",
    prevention: "
        prévenir
        prévention
        éviter
        à l'avenir
        bonnes pratiques
        conseils d'entretien
    ",
    related: "
        voir aussi
        ressources
        articles similaires|liés|connexes
        à lire aussi
        lire aussi
        pour aller plus loin
        en savoir plus
        liens utiles
        sources
        commentaires
        à propos de l'auteur
        matériel nécessaire
        avant de commencer
    ",
    outro: "
        en résumé
        pour conclure
        résumé$
        récapitulatif
        en bref
        mot de la fin
        à retenir
    ",
    contents: "
        sommaire
        table des matières
        dans cet article
        sur cette page
        au programme
    ",
    symptoms: "
        symptôme|symptômes
        signes de|d|qui|avant
        comment reconnaître
        comment savoir si
    ",
    causes: "
        ^pourquoi
        causes
        ^cause$
        qu'est ce que|qui
        ^que signifie
        les raisons
        raisons possibles
        d'où vient
        origine|origines du
        introduction$
    ",
    label: "
        ^cause|causes$
        ^solution|solutions$
        ^message d'erreur$
        ^problème$
        ^résolution$
        ^contournement$
        ^symptôme|symptômes$
        ^explication$
    ",
    fixes: "
        solution*
        résoudre
        réparer
        corriger
        dépanner
        dépannage
        que faire
        comment faire
        astuces
        remèdes
        étapes
    ",
    trouble: "
        erreur*
        pas
        plus ... rien
        impossible*
        échec
        échoue
        échoué
        bloqué|bloquée
        problème|problèmes
        aucun|aucune
        refusé|refusée
        lent|lente
        absent|absente
        manquant|manquante
        plante
        panne
        vide
        écran noir
        invalide
        inattendu*
        bruit
        fuit|fuite
        ne ... plus|pas|jamais
        sans son|image|signal
    ",
    action: "
        ^vérifi*
        ^redémarr*
        ^mettre|mettez
        ^désactiv*
        ^activ*
        ^essay*
        ^nettoy*
        ^chang*
        ^remplac*
        ^réinitialis*
        ^réinstall*
        ^désinstall*
        ^supprim*
        ^vid*
        ^débranch*
        ^branch*
        ^ouvr*
        ^ferm*
        ^utilis*
        ^test*
        ^contrôl*
        ^connect*
        ^déconnect*
        ^assur*
        ^lanc*
        ^install*
        ^effac*
        ^détartr*
        ^retir*
        ^libér*
        ^choisi*
        ^rapproch*
        ^s'assurer
        ^forc*
        ^recharg*
    ",
    code: "",
    unharmed: "
        sans perte de données
        sans perdre
        ne sera pas effac*|supprim*
        ne seront pas effac*|supprim*|perdu*
        aucune donnée
        sans réinstall*
        sans rien supprimer|effacer
    ",
    method: "
        sinon$
    ",
};
